/**
 * Kata Containers as an engine has it: a shim for each sandbox, which starts a virtual machine monitor and, where the
 * guest's root file system is a folder of the host, virtiofsd.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { DriverContext, RunCgroup } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { isErrno } from "./errno.ts";
import { removeCgroups } from "./instance-cgroup.ts";

/** By the names under which infra/setup.sh installs them. Both binaries are called containerd-shim-kata-v2. */
type KataShim = "containerd-shim-kata-v2" | "containerd-shim-kata-go-v2";

/**
 * Ways of using Kata, each with its shim. An engine's runtime is called `kata-<variant>`; the configuration that says
 * which hypervisor it starts is the asset of the same name.
 */
export const kataVariants: Readonly<Record<string, KataShim>> = {
  qemu: "containerd-shim-kata-v2",
  clh: "containerd-shim-kata-v2",
  /** A hypervisor that is a library in the shim. */
  dragonball: "containerd-shim-kata-v2",
  "qemu-go": "containerd-shim-kata-go-v2",
  fc: "containerd-shim-kata-go-v2",
};

/** @param runtime as an engine has it. */
export function isKata(runtime: string): boolean {
  return /^kata(?:-|$)/.test(runtime);
}

/**
 * The CPU that an engine is asked to hold a container to. None of Kata, whose runtime in Rust makes the guest as large as
 * what its container asks for: for one that asks for a CPU, and not for memory, two CPUs and 32 MiB, in which it
 * does not boot (crates/resource/src/cpu_mem/initial_size.rs of 4.1, with QEMU and Cloud Hypervisor as they are configured).
 *
 * @param runtime as an engine has it.
 */
export function heldCpu(runtime: string, cpu: number | undefined): number | undefined {
  return isKata(runtime) ? undefined : cpu;
}

export interface KataInstallation {
  readonly shimPath: string;
  /** What the shim is told to read. */
  readonly configurationPath: string;
  readonly version: string;
}

/**
 * @param variant one of {@link kataVariants}.
 * @throws DriverError where setup did not find that it can run here.
 */
export function requireKata(target: string, variant: string, context: DriverContext): KataInstallation {
  const tool = kataVariants[variant] ?? "containerd-shim-kata-v2";
  const shim = context.findTool(tool);
  const configuration = context.findAsset(`kata-${variant}`);
  if (shim === undefined || configuration === undefined) {
    const component = tool === "containerd-shim-kata-v2" ? "kata" : "kata-go";
    throw new DriverError(
      target,
      "prepare",
      `Kata with ${variant} is not among what setup installed.`,
      `As root: infra/setup.sh --only ${component}. It tells what the host lacks.`,
    );
  }
  return { shimPath: shim.command[0], configurationPath: configuration.path, version: configuration.version };
}

/** At the top of each hierarchy; below it a cgroup for each sandbox, by its id. */
const OVERHEAD = "kata_overhead";

/**
 * Where a sandbox's processes may be accounted, those that count first; not all of them are there. The runtime in Rust
 * makes the cgroup that it is told to. The one in Go makes `kata_<id>` in its place for the threads that are the guest's
 * CPUs, and has everything else in one at the top of each hierarchy, which it does not always remove.
 *
 * @param id the last part of the path that the runtime is told.
 */
export function kataCgroups({ folders, path }: Pick<RunCgroup, "folders" | "path">, id: string): string[] {
  return folders.flatMap((folder) => {
    const root = folder.slice(0, -path.length);
    const told = join(folder, id);
    const cpus = join(folder, `kata_${id}`);
    const overhead = join(root, OVERHEAD, id);
    // Version 1 accounts a process's memory where its first thread is.
    return basename(root).split(",").includes("memory") ? [told, overhead, cpus] : [told, cpus, overhead];
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return [];
    throw error;
  }
}

/**
 * Removes what the runtime in Go left of sandboxes that have ended, outside of the run's cgroup.
 *
 * @param isOurs by what the engine calls a sandbox.
 */
export async function removeKataOverhead(
  target: string,
  { folders, path }: Pick<RunCgroup, "folders" | "path">,
  isOurs: (id: string) => boolean,
): Promise<void> {
  const parents = folders.map((folder) => join(folder.slice(0, -path.length), OVERHEAD));
  const left = parents.flatMap((parent) =>
    namesIn(parent)
      .filter(isOurs)
      .map((id) => join(parent, id)),
  );
  await removeCgroups(target, left);
}
