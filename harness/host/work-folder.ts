/** The folder that workloads write in: one path for a whole run and for all targets, emptied before each start. */
import { chmodSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { mounts } from "./mountinfo.ts";

export interface WorkFolder {
  readonly path: string;
  /** Its type as the mount table names it: `ext4`. */
  readonly fileSystem: string;
  empty(): void;
}

/** On the file system of the cache, which is a disk: that of the run's state is often none. */
function pathOf(cacheDir: string, runId: string): string {
  return join(cacheDir, "work", runId);
}

/** Made at the first {@link WorkFolder.empty}; removed with all else that the run owns. */
export function workFolder({ cacheDir, runId }: { cacheDir: string; runId: string }): WorkFolder {
  const path = pathOf(cacheDir, runId);
  const mount = mounts()
    .filter(({ mountPoint }) => `${path}/`.startsWith(mountPoint === "/" ? "/" : `${mountPoint}/`))
    .toSorted((a, b) => a.mountPoint.length - b.mountPoint.length)
    .at(-1);
  return {
    path,
    fileSystem: mount?.type ?? "unknown",
    empty() {
      mkdirSync(path, { recursive: true });
      for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true });
      chmodSync(path, 0o777); // a container's user is nobody
    },
  };
}

export function removeWorkFolder(cacheDir: string, runId: string): void {
  rmSync(pathOf(cacheDir, runId), { recursive: true, force: true });
}
