/** containerd's shims, each of which is started for a container and has its name on the command line. */
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isErrno } from "./errno.ts";
import { processesWith, processTree, startTicksOf } from "./process-tree.ts";

/** Whatever the runtime; the kernel keeps no more of the name. */
export const SHIM = "containerd-shim";

/** containerd gives a shim whose start was broken off five seconds, twice. */
const END_LIMIT_MS = 15_000;

/** What follows a flag. */
function valueOf(flag: string, args: readonly string[]): string | undefined {
  return args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined;
}

function shimsOf(isOurs: (container: string) => boolean): number[] {
  return processesWith(([program = "", ...args]) => {
    const container = valueOf("-id", args);
    return basename(program).startsWith(SHIM) && container !== undefined && isOurs(container);
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!isErrno(error, "ESRCH")) throw error;
  }
}

/** Shims below which a container's processes are. Kata's may hold a whole guest itself. */
const PARENTS = new Set(["containerd-shim-runc-v2", "containerd-shim-runsc-v1"]);

/** Whether its bundle, in which it was started, is gone, and nothing is below it. */
function isLost(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).endsWith(" (deleted)") && processTree(pid).length === 1;
  } catch {
    return false; // ended meanwhile
  }
}

/** The container that a shim was started for; undefined where it has ended. */
function containerOf(pid: number): string | undefined {
  try {
    return valueOf("-id", readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0"));
  } catch {
    return undefined;
  }
}

/** Where a shim listens unless it is told otherwise (`SocketAddress` in containerd's pkg/shim/util_unix.go). */
export function shimSocket(socket: string, namespace: string, id: string): string {
  const name = createHash("sha256")
    .update(join(socket, namespace, id))
    .digest("hex");
  return join("/run/containerd/s", name);
}

/**
 * Kills the shims that a containerd has lost. Where the client that asks for a start goes away in the middle, containerd
 * kills what starts the shim, forgets the container and removes its bundle; a shim that was there already stays, for
 * ever, and nothing tells whose it was: but it has no container any more, and was not there before the run.
 *
 * @param sinceTicks when the run began, as {@link startTicksOf} tells it.
 */
export function killLostShims(socket: string, namespace: string, sinceTicks: number): void {
  const lost = processesWith(([program = "", ...args]) => {
    const isItsOwn = valueOf("-address", args) === socket && valueOf("-namespace", args) === namespace;
    return PARENTS.has(basename(program)) && isItsOwn;
  }).filter((pid) => isLost(pid) && (startTicksOf(pid) ?? 0) >= sinceTicks);
  for (const pid of lost) {
    const id = containerOf(pid);
    kill(pid);
    if (id !== undefined) rmSync(shimSocket(socket, namespace, id), { force: true });
  }
}

/**
 * Waits until containerd has ended the shims of containers that it was told to remove, or whose start it has given up,
 * since nobody waits for it any more. What it has not ended by then is killed.
 */
export async function endShims(isOurs: (container: string) => boolean, limitMs = END_LIMIT_MS): Promise<void> {
  const untilMs = performance.now() + limitMs;
  for (let left = shimsOf(isOurs); left.length > 0; left = shimsOf(isOurs)) {
    if (performance.now() > untilMs) {
      for (const pid of left) kill(pid);
    }
    await delay(10);
  }
}
