/** The host processes of a container that an engine started: all below its shim, the shim, and the engine itself. */
import { readFileSync } from "node:fs";
import type { BilledProcess } from "../types.ts";
import { guestMemoryOf } from "./guest-memory.ts";
import { billProcesses, processTree } from "./process-tree.ts";
import { runtimeFamily } from "./runtime-family.ts";

export interface EngineContainer {
  /** Of the container's first process on this host; undefined where it does not live. */
  readonly pid: number | undefined;
  /** The engine's own processes by component, shared by all its containers. */
  readonly engines: Readonly<Record<string, number>>;
  /** As the engine has it. */
  readonly runtime: string;
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined; // ended meanwhile
  }
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}

const isShim = (pid: number): boolean => nameOf(pid).startsWith("containerd-shim");

/** The nearest: of Kata, the first process is the shim itself. */
function shimOf(pid: number): number | undefined {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf(at)) if (isShim(at)) return at;
  return undefined;
}

/** A guest's memory is told apart from the monitor that holds it, or from the shim that has the monitor in it. */
function withGuestMemory(process: BilledProcess): BilledProcess {
  if (process.component !== "vmm" && process.component !== "shim") return process;
  const guestRamBytes = guestMemoryOf(process.pid, process.component === "vmm");
  return guestRamBytes === undefined ? process : { ...process, guestRamBytes };
}

export function billEngineContainer({ pid, engines, runtime }: EngineContainer): BilledProcess[] {
  if (pid === undefined) return [];
  const shim = shimOf(pid);
  const family = runtimeFamily(runtime);
  const own = billProcesses(processTree(shim ?? pid), (process) =>
    process.comm.startsWith("containerd-shim") ? "shim" : family.componentOf(process),
  );
  const shared = Object.entries(engines).flatMap(([component, engine]) => billProcesses([engine], () => component));
  const marked = shared.map((one) => ({ ...one, shared: true }) as const);
  return [...own.map(withGuestMemory), ...marked];
}
