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

/** Bills those of `pids` that still live; a zombie holds nothing any more. */
export function billProcesses(
  pids: Iterable<number>,
  componentOf: (process: HostProcess) => Component,
): BilledProcess[] {
  return [...new Set(pids)].flatMap((pid) => {
    const stat = readProc(`/proc/${pid}/stat`);
    const argv0 = readProc(`/proc/${pid}/cmdline`)?.split("\0")[0];
    const [, comm, state] = stat?.match(/^[0-9]+ \((.*)\) (.)/s) ?? [];
    if (comm === undefined || argv0 === undefined || state === "Z") return [];
    return [{ pid, component: componentOf({ pid, comm, argv0 }) }];
  });
}
