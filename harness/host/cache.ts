/** Where immutable artefacts are kept: outside the repository, so that a second checkout pays nothing. */
import { homedir } from "node:os";
import { join } from "node:path";

/** `$SANDGAUGE_CACHE`, else `$XDG_CACHE_HOME/sandgauge`, else `~/.cache/sandgauge`. infra/setup.sh uses the same. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const own = env["SANDGAUGE_CACHE"] ?? "";
  if (own !== "") return own;
  // Empty counts as not set (XDG Base Directory Specification 0.8), as it does in infra/setup.sh.
  return join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "sandgauge");
}
