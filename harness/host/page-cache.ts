/** Empties the page cache, so that a start reads all it needs from disk. */
import { accessSync, constants, writeFileSync } from "node:fs";
import { execa } from "execa";

const FILE = "/proc/sys/vm/drop_caches";

export function canDropPageCache(): boolean {
  try {
    accessSync(FILE, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Pages, dentries and inodes; dirty ones are written first, since the kernel drops clean ones only. */
export async function dropPageCache(): Promise<void> {
  await execa("sync");
  writeFileSync(FILE, "3");
}
