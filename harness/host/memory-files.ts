/**
 * Memory in files without a name (memfd_create(2)) that processes hold open. A process whose memory lies there, such as
 * gVisor's sentry, need not have it mapped: what nobody maps is in no process's set, and taken from the host all the
 * same.
 */
import { readdirSync, readlinkSync, statSync } from "node:fs";

/** Of st_blocks, see inode(7). */
const BLOCK_BYTES = 512;

/** What one file holds, by a name that is the same for all processes that have it open; undefined for other files. */
function memoryFile(descriptor: string): [key: string, bytes: number] | undefined {
  try {
    if (!readlinkSync(descriptor).startsWith("/memfd:")) return undefined;
    const { dev, ino, blocks } = statSync(descriptor);
    return [`${dev} ${ino}`, blocks * BLOCK_BYTES];
  } catch {
    return undefined; // closed meanwhile
  }
}

function descriptorsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => `/proc/${pid}/fd/${name}`);
  } catch {
    return []; // ended meanwhile
  }
}

/** Bytes in all memory files that these processes have open, each counted once. */
export function memoryFileBytes(pids: Iterable<number>): number {
  const files = new Map<string, number>();
  for (const pid of pids) {
    for (const descriptor of descriptorsOf(pid)) {
      const file = memoryFile(descriptor);
      if (file !== undefined) files.set(...file);
    }
  }
  return [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
}
