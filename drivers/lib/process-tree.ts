/** Host processes of an instance, read from procfs (proc(5)). Synchronous: procfs answers from memory. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { BilledProcess, Component } from "../types.ts";
import { isErrno } from "./errno.ts";

export interface HostProcess {
  readonly pid: number;
  /** The kernel's name of it, at most 15 bytes. */
  readonly comm: string;
  /** Empty where the process has no command line of its own (any more). */
  readonly argv0: string;
}

/** @returns undefined where the process or thread has gone meanwhile. */
function readProc(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ESRCH")) return undefined;
    throw error;
  }
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ESRCH")) return [];
    throw error;
  }
}

/** Each thread has its own children, and a Go runtime forks from any of its threads. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) => {
    const children = readProc(`/proc/${pid}/task/${thread}/children`) ?? "";
    return children.split(" ").filter(Boolean).map(Number);
  });
}

/**
 * `pid` and all its descendants, parents first.
 *
 * @throws where the kernel does not tell children: an incomplete tree would be a wrong bill.
 */
export function processTree(pid: number): number[] {
  if (!existsSync("/proc/thread-self/children")) {
    throw new Error("This kernel has no /proc/<pid>/task/<tid>/children: it was built without CONFIG_PROC_CHILDREN.");
  }
  const tree = [pid];
  for (const member of tree) tree.push(...childrenOf(member)); // grows while it is walked
  return tree;
}

interface Stat {
  readonly comm: string;
  readonly state: string;
  readonly parent: number;
  readonly group: number;
}

function statOf(pid: number | string): Stat | undefined {
  // The name is whatever the program says, parentheses and spaces included: it ends at the last one.
  const [, comm, state, parent, group] =
    readProc(`/proc/${pid}/stat`)?.match(/^[0-9]+ \((.*)\) (.) (-?[0-9]+) ([0-9]+) /s) ?? [];
  if (comm === undefined || state === undefined) return undefined;
  return { comm, state, parent: Number(parent), group: Number(group) };
}

/** When a process was started, in clock ticks since the host was; undefined where it has ended. Field 22 of its stat. */
export function startTicksOf(pid: number): number | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
}

/**
 * The nearest of `pid` and its ancestors, init left out, whose name begins so.
 *
 * @param comm as the kernel has it, which cuts names after 15 bytes.
 */
export function nearestNamed(pid: number, comm: string): number | undefined {
  for (let at = pid; at > 1;) {
    const stat = statOf(at);
    if (stat === undefined) return undefined; // ended meanwhile
    if (stat.comm.startsWith(comm)) return at;
    at = stat.parent;
  }
  return undefined;
}

/** All processes of this host, zombies too. */
export function processIds(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^[0-9]+$/.test(name))
    .map(Number);
}

/** Processes of this host, by their command lines; those that have none (any more) are left out. */
export function processesWith(isMeant: (argv: readonly string[]) => boolean): number[] {
  return processIds().filter((pid) => {
    const line = readProc(`/proc/${pid}/cmdline`) ?? "";
    return line !== "" && isMeant(line.split("\0").slice(0, -1));
  });
}

/** Whether a process group has a member that is more than a zombie, which only waits for an init to collect it. */
export function isGroupAlive(group: number): boolean {
  return processIds().some((pid) => {
    const stat = statOf(pid);
    return stat?.group === group && stat.state !== "Z";
  });
}

/** Bills those of `pids` that still live; a zombie holds nothing any more. */
export function billProcesses(
  pids: Iterable<number>,
  componentOf: (process: HostProcess) => Component,
): BilledProcess[] {
  return [...new Set(pids)].flatMap((pid) => {
    const stat = statOf(pid);
    const argv0 = readProc(`/proc/${pid}/cmdline`)?.split("\0")[0];
    if (stat === undefined || argv0 === undefined || stat.state === "Z") return [];
    return [{ pid, component: componentOf({ pid, comm: stat.comm, argv0 }) }];
  });
}
