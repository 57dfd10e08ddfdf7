/** The one CPU that an instance is to run on, so that nothing of it runs beside itself and no start moves about. */
import { readdirSync, readFileSync } from "node:fs";

/** @param list as in /proc/<pid>/status and cpuset files: `0-3,8`. */
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

function allowedCpus(status: string): number[] {
  return cpusIn(status.match(/^Cpus_allowed_list:\s*(\S+)$/m)?.[1] ?? "");
}

/** The last of those that this process may use; undefined where there is only one, which the harness needs too. */
export function cpuToPin(status: string = readFileSync("/proc/self/status", "utf8")): number | undefined {
  const allowed = allowedCpus(status);
  return allowed.length > 1 ? allowed.at(-1) : undefined;
}

/** The first of those that this process may use: another than {@link cpuToPin} gives. */
export function firstCpu(status: string = readFileSync("/proc/self/status", "utf8")): number {
  return allowedCpus(status)[0] ?? 0;
}

/** Whether every thread of these processes may run on that CPU alone. Those that have ended meanwhile run nowhere. */
export function arePinned(pids: readonly number[], cpu: number): boolean {
  return pids
    .flatMap((pid) => threadStatuses(pid))
    .map(allowedCpus)
    .every((allowed) => allowed.length === 1 && allowed[0] === cpu);
}

function threadStatuses(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => readFileSync(`/proc/${pid}/task/${thread}/status`, "utf8"));
  } catch {
    return [];
  }
}
