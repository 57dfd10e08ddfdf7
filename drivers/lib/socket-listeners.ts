/** Who stands behind a Unix socket of this host. */
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

/**
 * Processes that listen on a Unix socket of this network namespace. Process 1 is left out: systemd holds the sockets of
 * the services that it starts.
 */
export function listenersOn(socket: string): number[] {
  const inodes = readFileSync("/proc/net/unix", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , flags = "", , , , path]) => path === socket && (Number.parseInt(flags, 16) & LISTENS) !== 0)
    .map(([, , , , , , inode]) => `socket:[${inode}]`);
  if (inodes.length === 0) return [];
  return readdirSync("/proc")
    .filter((name) => /^[0-9]+$/.test(name) && name !== "1")
    .filter((pid) => descriptors(pid).some((target) => inodes.includes(target)))
    .map(Number);
}
