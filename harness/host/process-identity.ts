/** A process named for good: pids are used again. */
import { z } from "zod";
import { startTicksOf } from "../../drivers/lib/process-tree.ts";

export const processIdentity = z.object({
  pid: z.number(),
  /** Field 22 of /proc/<pid>/stat. */
  startTicks: z.string(),
});
export type ProcessIdentity = Readonly<z.infer<typeof processIdentity>>;

/** @param pid of a process that lives. */
export function identityOf(pid: number): ProcessIdentity {
  return { pid, startTicks: String(startTicksOf(pid) ?? "") };
}

export function isAlive({ pid, startTicks: started }: ProcessIdentity): boolean {
  return String(startTicksOf(pid)) === started;
}

/** Whether that is a process besides this one, and lives. */
export function isAnotherAlive(identity: ProcessIdentity | undefined): identity is ProcessIdentity {
  return identity !== undefined && identity.pid !== process.pid && isAlive(identity);
}
