/** The one CPU that an instance is to run on, so that nothing of it runs beside itself and no start moves about. */
import { readdirSync, readFileSync } from "node:fs";
import { allowedCpus } from "../../host/cpu-list.ts";

/** The last of those that this process may use; undefined where there is only one, which the harness needs too. */
export function cpuToPin(status?: string): number | undefined {
  const allowed = allowedCpus(status);
  return allowed.length > 1 ? allowed.at(-1) : undefined;
}

/** The first of those that this process may use: another than {@link cpuToPin} gives. */
export function firstCpu(status?: string): number {
  return allowedCpus(status)[0] ?? 0;
}

/** Whether every thread of these processes may run on that CPU alone. Those that have ended meanwhile run nowhere. */
export function arePinned(pids: readonly number[], cpu: number): boolean {
  return pids
    .flatMap((pid) => threadStatuses(pid))
    .map((status) => allowedCpus(status))
    .every((allowed) => allowed.length === 1 && allowed[0] === cpu);
}

function threadStatuses(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => readFileSync(`/proc/${pid}/task/${thread}/status`, "utf8"));
  } catch {
    return [];
  }
}
