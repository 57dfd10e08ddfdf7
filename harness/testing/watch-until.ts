import { once } from "node:events";
import { mkdirSync, watch } from "node:fs";

/** Resolves once `isSo`, asked anew at each change in the folder, which is made where there is none yet. */
export async function watchUntil(folder: string, isSo: () => boolean): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const watcher = watch(folder);
  try {
    while (!isSo()) await once(watcher, "change");
  } finally {
    watcher.close();
  }
}
