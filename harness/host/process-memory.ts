/**
 * What processes hold, by component, from /proc/<pid>/smaps (proc_pid_smaps(5)): never a sum of resident sets, which
 * would count what is shared as often as it is shared.
 */
import { readFileSync } from "node:fs";
import { isErrno } from "../../drivers/lib/errno.ts";
import type { BilledProcess } from "../../drivers/types.ts";
import type { ComponentMemory } from "../records/memory-sample.ts";
import { memoryFileBytes } from "./memory-files.ts";

/** A guest's memory is told apart from the process that holds it. */
const GUEST_RAM = "guest-ram";

/** Memory that processes hold in files of their own without having it mapped, see {@link memoryFileBytes}. */
const UNMAPPED = "unmapped-memory";

type Sets = Pick<ComponentMemory, "pssBytes" | "ussBytes" | "unbackedPssBytes" | "swapPssBytes">;

/** @param text of smaps_rollup, or of one mapping in smaps. */
export function parseSets(text: string): Sets {
  const bytes = (name: string): number =>
    Number(text.match(new RegExp(`^${name}: +([0-9]+) kB$`, "m"))?.[1] ?? 0) * 1024;
  return {
    pssBytes: bytes("Pss"),
    ussBytes: bytes("Private_Clean") + bytes("Private_Dirty"),
    unbackedPssBytes: bytes("Pss_Anon") + bytes("Pss_Shmem"),
    swapPssBytes: bytes("SwapPss"),
  };
}

/** @param rollup the text of smaps_rollup. @returns the part of the set that is shared memory. */
function parseSharedPss(rollup: string): number {
  return Number(rollup.match(/^Pss_Shmem: +([0-9]+) kB$/m)?.[1] ?? 0) * 1024;
}

/** Each begins with the line that tells addresses, rights, offset, device, inode and path. */
function mappingsOf(smaps: string): string[] {
  return smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m);
}

/**
 * The mapping that is a guest's memory.
 *
 * @param smaps the text of /proc/<pid>/smaps.
 * @param sizeBytes of that mapping, to the byte; a hypervisor maps a guest's memory as one.
 * @returns its text; undefined where there is none of that size, or several.
 */
export function guestMapping(smaps: string, sizeBytes: number): string | undefined {
  const size = new RegExp(`^Size: +${sizeBytes / 1024} kB$`, "m");
  const mappings = mappingsOf(smaps).filter((text) => size.test(text));
  return mappings.length > 1 ? undefined : mappings[0];
}

/** Which file a mapping is of, by device and inode; undefined where it is of none. */
function fileOf(mapping: string): string | undefined {
  const [, device, inode = "0"] = /^\S+ \S+ \S+ (\S+) ([0-9]+)/.exec(mapping) ?? [];
  return inode === "0" ? undefined : `${device} ${inode}`;
}

/**
 * What a process holds of guests' memory: its own guest's, and what it maps of files that are a guest's memory, as a
 * process does that serves a guest's devices.
 *
 * @param guestFiles by {@link fileOf}.
 */
function guestRamOf(smaps: string, sizeBytes: number | undefined, guestFiles: ReadonlySet<string>): Sets | undefined {
  const own = sizeBytes === undefined ? undefined : guestMapping(smaps, sizeBytes);
  const mappings = mappingsOf(smaps).filter((text) => text === own || guestFiles.has(fileOf(text) ?? ""));
  if (mappings.length === 0) return undefined;
  const sets = mappings.map(parseSets);
  const sum = (set: keyof Sets): number => sets.reduce((total, one) => total + one[set], 0);
  return {
    pssBytes: sum("pssBytes"),
    ussBytes: sum("ussBytes"),
    unbackedPssBytes: sum("unbackedPssBytes"),
    swapPssBytes: sum("swapPssBytes"),
  };
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch (error) {
    // A process that has ended, or is a zombie, holds nothing.
    if (isErrno(error, "ENOENT") || isErrno(error, "ESRCH")) return undefined;
    throw error;
  }
}

const nothing: ComponentMemory = {
  processes: 0,
  pssBytes: 0,
  ussBytes: 0,
  unbackedPssBytes: 0,
  swapPssBytes: 0,
  pageTableBytes: 0,
};

function plus(a: ComponentMemory, b: ComponentMemory): ComponentMemory {
  return {
    processes: a.processes + b.processes,
    pssBytes: a.pssBytes + b.pssBytes,
    ussBytes: a.ussBytes + b.ussBytes,
    unbackedPssBytes: a.unbackedPssBytes + b.unbackedPssBytes,
    swapPssBytes: a.swapPssBytes + b.swapPssBytes,
    pageTableBytes: a.pageTableBytes + b.pageTableBytes,
  };
}

/** Of processes that are one component. */
export function memoryOf(pids: readonly number[]): ComponentMemory {
  return componentMemory(pids.map((pid) => ({ pid, component: "all" })))["all"] ?? nothing;
}

/** @throws where a process may not be looked at: a sum without it would be wrong. */
export function componentMemory(processes: Iterable<BilledProcess>): Record<string, ComponentMemory> {
  const components: Record<string, ComponentMemory> = {};
  const add = (component: string, memory: ComponentMemory): void => {
    components[component] = plus(components[component] ?? nothing, memory);
  };
  const billed = [...processes];
  const guestFiles = new Set(
    billed.flatMap(({ pid, guestRamBytes }) => {
      const mapping =
        guestRamBytes === undefined ? undefined : guestMapping(readProc(pid, "smaps") ?? "", guestRamBytes);
      return fileOf(mapping ?? "") ?? [];
    }),
  );
  let mappedSharedBytes = 0;
  const pids: number[] = [];
  for (const { pid, component, guestRamBytes } of billed) {
    const rollup = readProc(pid, "smaps_rollup");
    const status = readProc(pid, "status");
    if (rollup === undefined || status === undefined) continue;
    pids.push(pid);
    mappedSharedBytes += parseSharedPss(rollup);
    const pageTableBytes = Number(status.match(/^VmPTE:\s+([0-9]+) kB$/m)?.[1] ?? 0) * 1024;
    const whole = { ...parseSets(rollup), pageTableBytes, processes: 1 };
    const mayHoldGuestRam = guestRamBytes !== undefined || guestFiles.size > 0;
    const guest = mayHoldGuestRam ? guestRamOf(readProc(pid, "smaps") ?? "", guestRamBytes, guestFiles) : undefined;
    if (guest === undefined) {
      add(component, whole);
      continue;
    }
    // One mapping, as smaps tells it, has no figure for what no file backs: of a guest's memory all of it.
    add(GUEST_RAM, { ...guest, unbackedPssBytes: guest.pssBytes, pageTableBytes: 0, processes: 0 });
    add(component, {
      ...whole,
      // Two readings of a running guest: the second can be larger.
      pssBytes: Math.max(0, whole.pssBytes - guest.pssBytes),
      ussBytes: Math.max(0, whole.ussBytes - guest.ussBytes),
      unbackedPssBytes: Math.max(0, whole.unbackedPssBytes - guest.pssBytes),
      swapPssBytes: Math.max(0, whole.swapPssBytes - guest.swapPssBytes),
    });
  }
  const unmappedBytes = memoryFileBytes(pids) - mappedSharedBytes;
  if (unmappedBytes > 0) {
    add(UNMAPPED, { ...nothing, pssBytes: unmappedBytes, ussBytes: unmappedBytes, unbackedPssBytes: unmappedBytes });
  }
  return components;
}
