/** A process named for good: pids are used again. */
import { readFileSync } from "node:fs";
import { z } from "zod";

export const processIdentity = z.object({
  pid: z.number(),
  /** Field 22 of /proc/<pid>/stat. */
  startTicks: z.string(),
});
export type ProcessIdentity = Readonly<z.infer<typeof processIdentity>>;

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

/** Whether that is a process besides this one, and lives. */
export function isAnotherAlive(identity: ProcessIdentity | undefined): identity is ProcessIdentity {
  return identity !== undefined && identity.pid !== process.pid && isAlive(identity);
}
