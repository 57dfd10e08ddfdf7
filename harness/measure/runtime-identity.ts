/** Notices that a runtime or artefact was replaced or removed while a run goes on. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Command } from "../../drivers/types.ts";

/** Paths that the command names, the run's own excepted: those are made anew for each instance. */
function namedFiles(command: Command, runDir: string): string[] {
  return command.argv.filter((word) => word.startsWith("/") && !word.startsWith(`${runDir}/`));
}

/** Inode, size and time of each file that the command names. */
export function runtimeIdentity(command: Command, runDir: string): string {
  return namedFiles(command, runDir)
    .flatMap((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat === undefined) return [`${file}: gone`];
      return stat.isFile() ? [`${file}: ${stat.ino} ${stat.size} ${stat.mtimeMs}`] : [];
    })
    .join("\n");
}

/** SHA-256 by file name (no path) of each file that the command names: which runtime was measured, to the byte. */
export async function runtimeHashes(command: Command, runDir: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const file of namedFiles(command, runDir)) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const hash = createHash("sha256");
    await pipeline(createReadStream(file), hash);
    hashes[basename(file)] = hash.digest("hex");
  }
  return hashes;
}
