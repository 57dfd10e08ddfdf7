/** Who stands behind a socket of this host. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** SO_ACCEPTCON in /proc/net/unix (proc(5)): the socket listens. */
const LISTENS = 0x1_00_00;

function descriptors(pid: string): string[] {
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
  return readdirSync("/proc")
    .filter((name) => /^[0-9]+$/.test(name) && name !== "1")
    .filter((pid) => descriptors(pid).some((target) => targets.has(target)))
    .map(Number);
}

/** Processes that listen on a Unix socket of this network namespace. */
export function listenersOn(socket: string): number[] {
  const inodes = readFileSync("/proc/net/unix", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , flags = "", , , , path]) => path === socket && (Number.parseInt(flags, 16) & LISTENS) !== 0)
    .map(([, , , , , , inode]) => inode);
  return holdersOf(inodes);
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
