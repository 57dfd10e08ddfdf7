/** Notices that a runtime or artefact was replaced or removed while a run goes on. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";

/** The run's own excepted: those are made anew for each instance. */
function lasting(files: readonly string[], runDir: string): string[] {
  return files.filter((file) => !file.startsWith(`${runDir}/`));
}

/** Inode, size and time of each of the files that a start uses. */
export function runtimeIdentity(files: readonly string[], runDir: string): string {
  return lasting(files, runDir)
    .flatMap((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat === undefined) return [`${file}: gone`];
      return stat.isFile() ? [`${file}: ${stat.ino} ${stat.size} ${stat.mtimeMs}`] : [];
    })
    .join("\n");
}

/** SHA-256 by file name (no path) of each file that a start uses: which runtime was measured, to the byte. */
export async function runtimeHashes(files: readonly string[], runDir: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const file of lasting(files, runDir)) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) continue;
    const hash = createHash("sha256");
    await pipeline(createReadStream(file), hash);
    hashes[basename(file)] = hash.digest("hex");
  }
  return hashes;
}
