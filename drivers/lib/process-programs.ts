import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** What `read` gives, or nothing where the process has gone or is another user's. */
function ifAllowed(read: () => string): string[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}

/** Files of processes, and of the programs that these find on their PATH, or elsewhere, under the given names. */
export function programsOf(pids: readonly number[], names: readonly string[]): string[] {
  const own = pids.flatMap((pid) => ifAllowed(() => readlinkSync(`/proc/${pid}/exe`)));
  const variables = pids
    .flatMap((pid) => ifAllowed(() => readFileSync(`/proc/${pid}/environ`, "utf8")))
    .flatMap((it) => it.split("\0"));
  const path = variables.find((variable) => variable.startsWith("PATH="))?.slice("PATH=".length) ?? "";
  const programs = names.flatMap((name) => {
    const candidates = isAbsolute(name) ? [name] : path.split(delimiter).map((folder) => join(folder, name));
    return candidates.find((file) => existsSync(file)) ?? [];
  });
  return [...new Set([...own, ...programs])];
}
