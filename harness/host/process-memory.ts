/**
 * What processes hold, by component, from /proc/<pid>/smaps (proc_pid_smaps(5)): never a sum of resident sets, which
 * would count what is shared as often as it is shared.
 */
import { readFileSync } from "node:fs";
import { isErrno } from "../../drivers/lib/errno.ts";
import type { BilledProcess } from "../../drivers/types.ts";
import type { ComponentMemory } from "../records/sample.ts";
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

/**
 * The mapping that is a guest's memory.
 *
 * @param smaps the text of /proc/<pid>/smaps.
 * @param sizeBytes of that mapping, to the byte; a hypervisor maps a guest's memory as one.
 * @returns undefined where there is none of that size, or several.
 */
export function parseGuestRam(smaps: string, sizeBytes: number): Sets | undefined {
  const size = `Size: +${sizeBytes / 1024} kB`;
  const mappings = smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).filter((text) => new RegExp(`^${size}$`, "m").test(text));
  const [only] = mappings;
  return only === undefined || mappings.length > 1 ? undefined : parseSets(only);
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
  let mappedSharedBytes = 0;
  const pids: number[] = [];
  for (const { pid, component, guestRamBytes } of processes) {
    const rollup = readProc(pid, "smaps_rollup");
    const status = readProc(pid, "status");
    if (rollup === undefined || status === undefined) continue;
    pids.push(pid);
    mappedSharedBytes += parseSharedPss(rollup);
    const pageTableBytes = Number(status.match(/^VmPTE:\s+([0-9]+) kB$/m)?.[1] ?? 0) * 1024;
    const whole = { ...parseSets(rollup), pageTableBytes, processes: 1 };
    const guest = guestRamBytes === undefined ? undefined : parseGuestRam(readProc(pid, "smaps") ?? "", guestRamBytes);
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
