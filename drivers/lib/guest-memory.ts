/** A guest's memory among the mappings of the process that runs the guest, see proc_pid_maps(5). */
import { readFileSync } from "node:fs";
import { isErrno } from "./errno.ts";

/**
 * What monitors call the file that is a guest's memory where another process is to map it too: QEMU for a
 * `memory-backend-file` in /dev/shm and for a `memory-backend-memfd`, Cloud Hypervisor, Dragonball.
 */
const MEMORY_FILE = /^(?:\/dev\/shm\/qemu_back_mem\.|\/memfd:(?:memory-backend-memfd|ch_ram|shmem) )/;

interface Mapping {
  readonly bytes: number;
  readonly rights: string;
  readonly path: string;
}

function parseMapping(line: string): Mapping {
  const [, from = "0", to = "0", rights = "", path = ""] =
    /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ [0-9]+ *(.*)$/.exec(line) ?? [];
  return { bytes: Number(BigInt(`0x${to}`) - BigInt(`0x${from}`)), rights, path };
}

/**
 * @param maps the text of /proc/<pid>/maps.
 * @param isMonitor that the process runs a guest. Then, where no mapping is of such a file, as with Firecracker, it is
 * the largest that can be written and not run: an emulator's buffer for translated code can be both. A shim runs one
 * where the monitor is a library in it, and else holds nothing of the kind.
 * @returns its size in bytes; undefined where there is none.
 */
export function guestMemoryBytes(maps: string, isMonitor: boolean): number | undefined {
  const mappings = maps.split("\n").filter(Boolean).map(parseMapping);
  const files = mappings.filter(({ path }) => MEMORY_FILE.test(path));
  const writable = isMonitor ? mappings.filter(({ rights }) => rights.startsWith("rw-")) : [];
  const largest = Math.max(0, ...(files.length > 0 ? files : writable).map(({ bytes }) => bytes));
  return largest === 0 ? undefined : largest;
}

/** @returns undefined where the process has gone. */
export function guestMemoryOf(pid: number, isMonitor: boolean): number | undefined {
  try {
    return guestMemoryBytes(readFileSync(`/proc/${pid}/maps`, "utf8"), isMonitor);
  } catch (error) {
    if (isErrno(error, "ENOENT") || isErrno(error, "ESRCH")) return undefined;
    throw error;
  }
}
