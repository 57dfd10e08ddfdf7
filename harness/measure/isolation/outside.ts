/** What the host sees of an instance's processes: in which namespaces, as whom and with what rights they run. */
import { readFileSync, readlinkSync } from "node:fs";
import { isErrno } from "../../../drivers/lib/errno.ts";
import { virtualCpusOf } from "../../../drivers/lib/virtual-cpus.ts";
import type { BilledProcess, Component } from "../../../drivers/types.ts";
import { type NamespaceKind, namespaceKinds } from "../../records/isolation-checks.ts";

export interface OutsideProcess {
  readonly component: Component;
  /** Effective user, as the host numbers it. */
  readonly uid: number;
  /** Names of capabilities would take a table that grows with the kernel: the set, as a number. */
  readonly capabilities: bigint;
  readonly hasFilter: boolean;
  readonly noNewPrivileges: boolean;
  /** Inode numbers. Those that the kernel does not have are absent. */
  readonly namespaces: Readonly<Partial<Record<NamespaceKind, number>>>;
  /** Virtual CPUs that it has the kernel run. */
  readonly virtualCpus: number;
  readonly holdsGuestMemory: boolean;
}

/** @param status the text of /proc/<pid>/status; see proc_pid_status(5). */
export function parseStatus(
  status: string,
): Pick<OutsideProcess, "uid" | "capabilities" | "hasFilter" | "noNewPrivileges"> {
  const field = (name: string): string | undefined => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(status)?.[1];
  const uid = field("Uid")?.split(/\s+/)[1];
  const capabilities = field("CapEff");
  if (uid === undefined || capabilities === undefined) throw new Error("/proc/<pid>/status has no Uid or no CapEff.");
  return {
    uid: Number(uid),
    capabilities: BigInt(`0x${capabilities}`),
    // Absent where the kernel was built without it.
    hasFilter: (field("Seccomp") ?? "0") !== "0",
    noNewPrivileges: field("NoNewPrivs") === "1",
  };
}

/** @param target where a link of /proc/<pid>/ns leads: `pid:[4026531836]`. */
export function namespaceInode(target: string): number | undefined {
  const inode = /^[a-z_]+:\[([0-9]+)\]$/.exec(target)?.[1];
  return inode === undefined ? undefined : Number(inode);
}

function namespacesOf(pid: number): OutsideProcess["namespaces"] {
  const entries = namespaceKinds.flatMap((kind) => {
    try {
      const inode = namespaceInode(readlinkSync(`/proc/${pid}/ns/${kind}`));
      return inode === undefined ? [] : [[kind, inode] as const];
    } catch (error) {
      if (isErrno(error, "ENOENT")) return [];
      throw error;
    }
  });
  return Object.fromEntries(entries);
}

/** Those that have ended meanwhile, or may not be looked at, are left out. */
export function outsideView(billed: readonly BilledProcess[]): OutsideProcess[] {
  return billed.flatMap(({ pid, component, guestRamBytes }) => {
    try {
      return [
        {
          component,
          ...parseStatus(readFileSync(`/proc/${pid}/status`, "utf8")),
          namespaces: namespacesOf(pid),
          virtualCpus: virtualCpusOf(pid),
          holdsGuestMemory: guestRamBytes !== undefined,
        },
      ];
    } catch (error) {
      if (isErrno(error, "ENOENT") || isErrno(error, "ESRCH") || isErrno(error, "EACCES")) return [];
      throw error;
    }
  });
}
