/** The host processes of a container that an engine started: all below its shim, the shim, and the engine itself. */
import type { BilledProcess } from "../types.ts";
import { guestMemoryOf } from "./guest-memory.ts";
import { billProcesses, nearestNamed, processTree } from "./process-tree.ts";
import { runtimeFamily } from "./runtime-family.ts";
import { SHIM } from "./shims.ts";

export interface EngineContainer {
  /**
   * Processes of it on this host, each below a shim whose others are its too; none where it does not live. One may stand
   * here more than once, as it is in a cgroup of each hierarchy.
   */
  readonly pids: readonly number[];
  /** The engine's own processes by component, shared by all its containers. */
  readonly engines: Readonly<Record<string, number>>;
  /** As the engine has it. */
  readonly runtime: string;
}

/** A guest's memory is told apart from the monitor that holds it, or from the shim that has the monitor in it. */
function withGuestMemory(process: BilledProcess): BilledProcess {
  if (process.component !== "vmm" && process.component !== "shim") return process;
  const guestRamBytes = guestMemoryOf(process.pid, process.component === "vmm");
  return guestRamBytes === undefined ? process : { ...process, guestRamBytes };
}

/** The shim that a container's process lives below; undefined where none does. */
export function shimOf(pid: number): number | undefined {
  return nearestNamed(pid, SHIM); // of Kata, what stands for the first process is the shim itself or the monitor
}

export function billEngineContainer({ pids, engines, runtime }: EngineContainer): BilledProcess[] {
  if (pids.length === 0) return [];
  const tops = new Set(Array.from(new Set(pids), (pid) => shimOf(pid) ?? pid));
  const family = runtimeFamily(runtime);
  const own = billProcesses([...tops].flatMap(processTree), (process) =>
    process.comm.startsWith(SHIM) ? "shim" : family.componentOf(process),
  );
  const shared = Object.entries(engines).flatMap(([component, engine]) => billProcesses([engine], () => component));
  const marked = shared.map((one) => ({ ...one, shared: true }) as const);
  return [...own.map(withGuestMemory), ...marked];
}
