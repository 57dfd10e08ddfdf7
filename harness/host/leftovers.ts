/**
 * Removes what a run left on the host: processes, mounts, cgroups and its folder, in this order, since each holds the
 * next. Knows nothing of drivers: everything that a run starts carries SANDGAUGE_RUN in its environment or lives
 * below the run's cgroup, and everything that it mounts lies below the run's folder.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { isErrno } from "../../drivers/lib/errno.ts";
import { processIds } from "../../drivers/lib/process-tree.ts";
import { HostError } from "../errors.ts";
import { mounts } from "./mountinfo.ts";
import { RUN_MARKER } from "./run-marker.ts";
import { removeCgroupTree, removeEmptyParent, runCgroupFolders, runCgroupPath } from "./run-cgroup.ts";

export interface Removed {
  readonly processes: number;
  readonly mounts: number;
  readonly cgroups: number;
}

function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return ""; // ended meanwhile, or another user's
  }
}

/** Whether one line of /proc/<pid>/cgroup lies at or below the run's cgroup. */
function isBelow(cgroups: string, path: string): boolean {
  return cgroups.split("\n").some((line) => {
    const own = line.slice(line.indexOf(":", line.indexOf(":") + 1) + 1);
    return own === path || own.startsWith(`${path}/`);
  });
}

/** Processes of the run, the caller excepted. Zombies have neither environment nor a need to be killed. */
export function processesOfRun(runId: string): number[] {
  const path = runCgroupPath(runId);
  const marker = `${RUN_MARKER}=${runId}`;
  return processIds().filter((pid) => {
    if (pid === process.pid || read(`/proc/${pid}/stat`).match(/^[0-9]+ \(.*\) Z /s) !== null) return false;
    return isBelow(read(`/proc/${pid}/cgroup`), path) || read(`/proc/${pid}/environ`).split("\0").includes(marker);
  });
}

/** Mount points at or below `folder`, deepest first. */
export function mountsBelow(folder: string): string[] {
  return mounts()
    .map((mount) => mount.mountPoint)
    .filter((point) => point === folder || point.startsWith(`${folder}/`))
    .toReversed();
}

/** Kills until none is left: what is killed may have been about to fork. */
async function killAll(runId: string, limitMs: number): Promise<number> {
  const killed = new Set<number>();
  const until = performance.now() + limitMs;
  for (;;) {
    const alive = processesOfRun(runId);
    if (alive.length === 0) return killed.size;
    for (const pid of alive) {
      try {
        process.kill(pid, "SIGKILL");
        killed.add(pid);
      } catch (error) {
        if (!isErrno(error, "ESRCH")) throw error;
      }
    }
    if (performance.now() > until) {
      throw new HostError(
        "clean",
        `${alive.length} processes of run ${runId} still live after SIGKILL, pid ${alive[0]} first.`,
        "They are likely stuck in the kernel: look at /proc/<pid>/stack, then run `sandgauge clean` again.",
      );
    }
    await delay(10);
  }
}

async function removeCgroups(runId: string, limitMs: number): Promise<number> {
  const folders = runCgroupFolders(runId);
  const count = folders.filter((folder) => existsSync(folder)).length;
  const until = performance.now() + limitMs;
  for (;;) {
    const busy = folders.flatMap(removeCgroupTree);
    if (busy.length === 0) return count;
    if (performance.now() > until) {
      throw new HostError(
        "clean",
        `cgroup ${busy[0]} is still in use.`,
        "Look at its cgroup.procs; then run clean again.",
      );
    }
    await delay(10); // a killed process leaves its cgroup a moment after it has gone
  }
}

/**
 * @param folder the run's private folder.
 * @throws HostError where something cannot be removed; running it again goes on from there.
 */
export async function removeLeftovers(runId: string, folder: string, limitMs = 10_000): Promise<Removed> {
  const processes = await killAll(runId, limitMs);
  const points = mountsBelow(folder);
  for (const point of points) await execa("umount", ["--lazy", point]);
  const cgroups = await removeCgroups(runId, limitMs);
  removeEmptyParent();
  rmSync(folder, { recursive: true, force: true });
  return { processes, mounts: points.length, cgroups };
}
