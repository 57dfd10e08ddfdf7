/**
 * What a runtime is, by the name under which an engine knows it: engines name runtimes, and what a process of theirs is
 * billed to follows from the runtime alone.
 */
import { basename } from "node:path";
import type { Component, Technology } from "../types.ts";
import type { HostProcess } from "./process-tree.ts";

export interface RuntimeFamily {
  readonly technology: Technology;
  /** Of a process below the engine's shim. */
  componentOf(process: HostProcess): Component;
  /** What the cgroup that an engine makes for a sandbox is billed to. */
  readonly cgroupComponent: Component;
  /** Where a start takes longer than a container's: what takes more than this hangs. */
  readonly startLimitMs?: number;
}

/** A guest boots in a second or two on the CPU, and in tens of seconds where that is emulated. */
const GUEST_LIMIT_MS = 120_000;

/** Until it has become the workload, a container's first process is its runtime too: `runc:[2:INIT]`. */
export function ociComponent({ comm, argv0 }: Pick<HostProcess, "comm" | "argv0">): Component {
  if (comm === "pause") return "pause"; // it holds a pod's namespaces
  if (basename(argv0) === "youki") return "runtime"; // it starts again from a copy in memory, which has another name
  return /^(?:runc|crun|youki)/.test(comm) ? "runtime" : "workload";
}

/** runsc starts itself again under these names. What has no command line any more holds the workload's memory. */
export function gvisorComponent({ argv0 }: Pick<HostProcess, "argv0">): Component {
  if (argv0 === "runsc-sandbox") return "sentry";
  if (argv0 === "runsc-gofer") return "gofer";
  return argv0 === "" ? "workload" : "runtime";
}

/** A guest's processes are not the host's: what the host sees is the monitor, and what serves files to the guest. */
function guestComponent({ comm }: Pick<HostProcess, "comm">): Component {
  if (/^(?:qemu|cloud-hyperviso|firecracker|stratovirt)/.test(comm)) return "vmm";
  return comm.startsWith("virtiofsd") ? "virtiofsd" : "runtime";
}

const families: readonly (readonly [name: RegExp, family: RuntimeFamily])[] = [
  [/^(?:gvisor|runsc)/, { technology: "sandbox", componentOf: gvisorComponent, cgroupComponent: "sandbox" }],
  [
    /^(?:kata|kuasar)/,
    { technology: "sandbox", componentOf: guestComponent, cgroupComponent: "sandbox", startLimitMs: GUEST_LIMIT_MS },
  ],
  [
    /^(?:wasm|spin|slight|lunatic|wws)/,
    { technology: "wasm", componentOf: () => "runtime", cgroupComponent: "sandbox" },
  ],
];

const container: RuntimeFamily = { technology: "container", componentOf: ociComponent, cgroupComponent: "workload" };

/** @param name as an engine has it; one that is not known here is taken for a container's. */
export function runtimeFamily(name: string): RuntimeFamily {
  return families.find(([pattern]) => pattern.test(name))?.[1] ?? container;
}
