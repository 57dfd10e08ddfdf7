/** CPU time of a cgroup and all below it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @param folders of the cgroup, one per hierarchy.
 * @returns nanoseconds, or undefined where no hierarchy accounts CPU time.
 */
export function cgroupCpuNs(folders: readonly string[]): number | undefined {
  for (const folder of folders) {
    const v1 = join(folder, "cpuacct.usage");
    if (existsSync(v1)) return Number(readFileSync(v1, "utf8"));
  }
  for (const folder of folders) {
    const v2 = join(folder, "cpu.stat");
    if (!existsSync(v2)) continue;
    const usage = readFileSync(v2, "utf8").match(/^usage_usec ([0-9]+)$/m)?.[1];
    if (usage !== undefined) return Number(usage) * 1000;
  }
  return undefined;
}
