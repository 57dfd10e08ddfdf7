/** The cgroups that a runtime made for one instance. */
import { existsSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { DriverContext, RunCgroup } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { isErrno } from "./errno.ts";

/** A killed process leaves its cgroup within milliseconds; what takes this long is stuck in the kernel. */
const LIMIT_MS = 5_000;

/** @throws DriverError where there is none in which a sandbox could be found again. */
export function requireCgroup(target: string, { cgroup }: Pick<DriverContext, "cgroup">): RunCgroup {
  if (cgroup !== undefined) return cgroup;
  const fact = "No cgroup may be made here.";
  throw new DriverError(target, "prepare", fact, "Run as root, with a writable cgroup mount.");
}

/** Processes in one cgroup; none where it does not exist. */
export function processesIn(folder: string): number[] {
  try {
    // 0 stands for a process outside the reader's PID namespace.
    return readFileSync(join(folder, "cgroup.procs"), "utf8").split("\n").map(Number).filter(Boolean);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ENODEV")) return [];
    throw error;
  }
}

/** Names of the cgroups within one. */
export function cgroupsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
  } catch {
    return []; // went meanwhile
  }
}

/** Processes in one cgroup and in all below it. */
export function processesBelow(folder: string): number[] {
  return [...processesIn(folder), ...cgroupsIn(folder).flatMap((name) => processesBelow(join(folder, name)))];
}

/** @returns whether the folder is gone. */
function remove(folder: string): boolean {
  if (!existsSync(folder)) return true; // the usual case, at a fraction of a thrown error's price
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return true;
    if (isErrno(error, "EBUSY")) return false;
    throw error;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!isErrno(error, "ESRCH")) throw error;
  }
}

/**
 * Removes the cgroups and kills what lives in them. Cheap where they are gone already.
 *
 * @throws DriverError where a process does not end.
 */
export async function removeCgroups(target: string, folders: readonly string[]): Promise<void> {
  const untilMs = performance.now() + LIMIT_MS;
  let left = folders.filter((folder) => !remove(folder));
  while (left.length > 0) {
    const pids = new Set(left.flatMap(processesIn));
    for (const pid of pids) kill(pid);
    if (performance.now() > untilMs) {
      const holders = pids.size > 0 ? `Process ${[...pids].join(", ")}` : "Something";
      throw new DriverError(
        target,
        "destroy",
        `${holders} still holds cgroup ${left[0]} ${LIMIT_MS} ms after SIGKILL.`,
        "It is likely stuck in the kernel: look at /proc/<pid>/stack, then run `sandgauge clean`.",
      );
    }
    await delay(2);
    left = left.filter((folder) => !remove(folder));
  }
}
