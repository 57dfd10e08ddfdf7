/** Sets of CPUs as the kernel writes them: `0-3,8`. */
import { readFileSync } from "node:fs";

/** @param list as in /proc/<pid>/status, cpuset files and below /sys/devices/system/cpu. */
export function cpusIn(list: string): number[] {
  return list
    .trim()
    .split(",")
    .filter((range) => range !== "")
    .flatMap((range) => {
      const [first = Number.NaN, last = first] = range.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

/** The inverse of {@link cpusIn}. */
export function cpuList(cpus: readonly number[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const cpu of cpus.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range?.last === cpu - 1) range.last = cpu;
    else ranges.push({ first: cpu, last: cpu });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(",");
}

/** @param status the text of /proc/<pid>/status, or of one thread's; by default this process's. */
export function allowedCpus(status: string = readFileSync("/proc/self/status", "utf8")): number[] {
  return cpusIn(status.match(/^Cpus_allowed_list:\s*(\S+)$/m)?.[1] ?? "");
}
