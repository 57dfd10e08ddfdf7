/** Where immutable artefacts are kept: outside the repository, so that a second checkout pays nothing. */
import { homedir } from "node:os";
import { join } from "node:path";

/** `$SANDGAUGE_CACHE`, else `$XDG_CACHE_HOME/sandgauge`, else `~/.cache/sandgauge`. infra/setup.sh uses the same. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  return env["SANDGAUGE_CACHE"] ?? join(env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "sandgauge");
}
