/** A process named for good: pids are used again. */
import { readFileSync } from "node:fs";

export interface ProcessIdentity {
  readonly pid: number;
  /** Field 22 of /proc/<pid>/stat. */
  readonly startTicks: string;
}

function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

/** @param pid of a process that lives. */
export function identityOf(pid: number): ProcessIdentity {
  return { pid, startTicks: startTicks(pid) ?? "" };
}

export function isAlive({ pid, startTicks: started }: ProcessIdentity): boolean {
  return startTicks(pid) === started;
}
