/** Who stands behind a socket of this host. */
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { processIds } from "./process-tree.ts";

/** SO_ACCEPTCON in /proc/net/unix (proc(5)): the socket listens. */
const LISTENS = 0x1_00_00;

function descriptors(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`));
  } catch {
    return []; // gone meanwhile, or another user's
  }
}

/** Process 1 is left out: systemd holds the sockets of the services that it starts. */
function holdersOf(inodes: readonly (string | undefined)[]): number[] {
  const targets = new Set(inodes.map((inode) => `socket:[${inode}]`));
  if (targets.size === 0) return [];
  return processIds().filter((pid) => pid !== 1 && descriptors(pid).some((target) => targets.has(target)));
}

/** A process in each other network namespace than ours, as far as we may look into them. */
function* witnesses(): Generator<number> {
  const seen = new Set([readlinkSync("/proc/self/ns/net")]);
  for (const pid of processIds()) {
    try {
      const namespace = readlinkSync(`/proc/${pid}/ns/net`);
      if (seen.has(namespace)) continue;
      seen.add(namespace);
    } catch {
      continue; // gone meanwhile, or another user's
    }
    yield pid;
  }
}

/** @param witness a process of the network namespace that is meant. */
function unixListeners(socket: string, witness: number | "self"): number[] {
  let table: string;
  try {
    table = readFileSync(`/proc/${witness}/net/unix`, "utf8");
  } catch {
    return []; // gone meanwhile
  }
  const inodes = table
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , flags = "", , , , path]) => path === socket && (Number.parseInt(flags, 16) & LISTENS) !== 0)
    .map(([, , , , , , inode]) => inode);
  return holdersOf(inodes);
}

/** The same path may lead elsewhere in another mount namespace. */
function hasSameFile(pid: number, path: string): boolean {
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/root${path}`), statSync(path)];
    return theirs.dev === ours.dev && theirs.ino === ours.ino;
  } catch {
    return false; // not there for one of us
  }
}

/**
 * Processes that listen on a Unix socket: of this network namespace, else of any other, since connecting to one takes its
 * path only, and a rootless engine is often on a network of its own.
 */
export function listenersOn(socket: string): number[] {
  const near = unixListeners(socket, "self");
  if (near.length > 0) return near;
  for (const witness of witnesses()) {
    const far = unixListeners(socket, witness).filter((pid) => hasSameFile(pid, socket));
    if (far.length > 0) return far;
  }
  return [];
}

/** Its state in /proc/net/tcp (proc(5)). */
const TCP_LISTENS = "0A";

/** Processes that listen on a TCP port of this network namespace, at whatever address. */
export function listenersOnPort(port: number): number[] {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const inodes = ["tcp", "tcp6"]
    .flatMap((table) => readFileSync(`/proc/net/${table}`, "utf8").split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(ending) === true && state === TCP_LISTENS)
    .map(([, , , , , , , , , inode]) => inode);
  return holdersOf(inodes);
}
