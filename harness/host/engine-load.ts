/**
 * CPU time of the engines that a run starts sandboxes through: their daemons, and the shims and runtimes that these
 * start. It is the run's own doing and no foreign load, and some of it comes late: an engine goes on clearing away when
 * it has said that a sandbox is gone, which the next start must not feel.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cgroupCpuNs } from "./cgroup-cpu.ts";
import { cgroupHierarchies, type CgroupHierarchy } from "./cgroup-mounts.ts";

/** An engine is quiet that uses less than this share of one CPU… */
const QUIET_SHARE = 0.1;
/** …for so many windows… */
const QUIET_WINDOWS = 2;
const WINDOW_MS = 10;
/** …or is left to what it does: by then it is no clearing away, and flagged if it is much. */
const PATIENCE_MS = 1000;

/**
 * The folder that accounts the CPU time of a process and those beside it: cpuacct's of v1 where there is one, since a v2
 * hierarchy beside it accounts nothing.
 *
 * @param text of /proc/<pid>/cgroup, format in cgroups(7).
 * @returns undefined for the root, which is the whole host.
 */
export function accountingFolder(text: string, hierarchies: readonly CgroupHierarchy[]): string | undefined {
  const v1 = hierarchies.find(({ controllers }) => controllers.includes("cpuacct"));
  const hierarchy = v1 ?? hierarchies.find(({ version }) => version === 2);
  if (hierarchy === undefined) return undefined;
  for (const line of text.trim().split("\n")) {
    const [, controllers = "", ...rest] = line.split(":");
    const path = rest.join(":");
    const isIt = v1 === undefined ? controllers === "" : controllers.split(",").includes("cpuacct");
    if (isIt) return path === "/" ? undefined : join(hierarchy.mountPoint, path);
  }
  return undefined;
}

function folderOf(pid: number): string | undefined {
  try {
    return accountingFolder(readFileSync(`/proc/${pid}/cgroup`, "utf8"), cgroupHierarchies());
  } catch {
    return undefined; // ended meanwhile
  }
}

export class EngineLoad {
  readonly #folders = new Set<string>();

  /** An engine in a cgroup with the harness, or in none, cannot be told apart, and counts as foreign. */
  watch(pids: readonly number[]): void {
    const own = folderOf(process.pid);
    for (const pid of pids) {
      const folder = folderOf(pid);
      const holdsUs = folder !== undefined && own !== undefined && `${own}/`.startsWith(`${folder}/`);
      if (folder !== undefined && !holdsUs) this.#folders.add(folder);
    }
  }

  /** Since whenever; only differences mean anything. */
  cpuNs(): number {
    let sum = 0;
    for (const folder of this.#folders) sum += cgroupCpuNs([folder]) ?? 0;
    return sum;
  }

  /** Waits until the engines have cleared away what was. At once where there are none. */
  async settled(): Promise<void> {
    if (this.#folders.size === 0) return;
    const began = performance.now();
    for (let quiet = 0; quiet < QUIET_WINDOWS && performance.now() - began < PATIENCE_MS;) {
      const [before, usedBefore] = [performance.now(), this.cpuNs()];
      await delay(WINDOW_MS);
      const usedNs = this.cpuNs() - usedBefore;
      quiet = usedNs < QUIET_SHARE * (performance.now() - before) * 1e6 ? quiet + 1 : 0;
    }
  }
}
