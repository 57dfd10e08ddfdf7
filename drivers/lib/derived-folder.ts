import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isErrno } from "./errno.ts";

/**
 * A folder of the cache whose content follows from `inputs` alone; made once and used by all runs after.
 *
 * @param kind the name of the folder that holds all of its kind.
 * @param inputs everything that decides the content: hashes, versions, settings.
 * @param make fills the new, empty folder.
 * @returns the folder. It appears whole, so that neither a killed run nor one at the same time leaves or sees a half.
 */
export async function derivedFolder(
  cacheDir: string,
  kind: string,
  inputs: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const parent = join(cacheDir, kind);
  const folder = join(parent, createHash("sha256").update(JSON.stringify(inputs)).digest("hex").slice(0, 32));
  if (existsSync(folder)) return folder;
  await mkdir(parent, { recursive: true });
  const temporary = await mkdtemp(join(parent, "new-"));
  try {
    await make(temporary);
    await rename(temporary, folder);
  } catch (error) {
    if (!isErrno(error, "ENOTEMPTY") && !isErrno(error, "EEXIST")) throw error; // else another run was first
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}
