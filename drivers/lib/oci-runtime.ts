/** What all OCI runtimes share: one bundle per instance, one root file system, one way to be rid of all of it. */
import { existsSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { getegid, geteuid } from "node:process";
import { execa } from "execa";
import type { BuiltWorkload } from "../../workloads/types.ts";
import type { CommandInstance, Component, DriverContext, InstanceOptions, PreparedCommands } from "../types.ts";
import { nativeKind, requireArtefact } from "./artefact.ts";
import { DriverError } from "./driver-error.ts";
import { processesIn, removeCgroups } from "./instance-cgroup.ts";
import { ociConfig } from "./oci-config.ts";
import { DIRECTORY, ociRootfs, WORKLOAD } from "./oci-rootfs.ts";
import { billProcesses, type HostProcess, processTree } from "./process-tree.ts";

export interface OciRuntime {
  readonly target: string;
  /** The runtime's command up to its subcommand, with `stateDir` as its state root. */
  command(stateDir: string): readonly [string, ...string[]];
  /** What the runtime keeps of a container below `stateDir`; the first is there while the container is. */
  stateFiles(stateDir: string, id: string): readonly [string, ...string[]];
  componentOf(process: HostProcess): Component;
  /** What a container's cgroup is billed to. */
  readonly cgroupComponent: Component;
  /** Removes what the runtime shares between the containers of one state root. */
  release?(stateDir: string): Promise<void>;
}

/** A `delete` takes tens of milliseconds; what takes this long hangs. */
const DELETE_LIMIT_MS = 10_000;

/** Whether containers are started without root; see {@link ociConfig} for what that changes. */
export function isRootless(): boolean {
  return geteuid?.() !== 0;
}

/** @throws DriverError where the host lacks what every OCI runtime needs. */
export async function prepareOci(
  runtime: OciRuntime,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedCommands> {
  const { target } = runtime;
  const { cgroup } = context;
  const rootless = isRootless() ? { uid: geteuid?.() ?? 0, gid: getegid?.() ?? 0 } : undefined;
  if (cgroup === undefined && rootless === undefined) {
    throw new DriverError(
      target,
      "prepare",
      "Root may not make cgroups here, and a container in none of ours could not be found again.",
      "Mount /sys/fs/cgroup writable (in a container: --privileged --cgroupns=host).",
    );
  }
  const rootfs = await ociRootfs(target, requireArtefact(target, workload, nativeKind), context.cacheDir);
  // Its own state root for each, so that what a runtime shares between containers is made and removed with it.
  const folder = await mkdtemp(join(context.runDir, `${target.replace("/", "-")}-`));
  const stateDir = join(folder, "state");
  const command = runtime.command(stateDir);
  const live = new Map<string, CommandInstance>();

  async function createInstance(id: string, { directory }: InstanceOptions = {}): Promise<CommandInstance> {
    const bundle = join(folder, id);
    const cgroupName = `${basename(folder)}-${id}`;
    const cgroupFolders = (cgroup?.folders ?? []).map((parent) => join(parent, cgroupName));
    const config = ociConfig({
      rootfs: rootfs.folder,
      ...(directory === undefined ? {} : { directory: { source: directory, destination: DIRECTORY } }),
      args: [WORKLOAD],
      env: { SANDGAUGE_RUN: context.runId },
      cgroupsPath: cgroup === undefined ? undefined : join(cgroup.path, cgroupName),
      unifiedCgroups: cgroup?.mode === "v2",
      rootless,
    });
    await mkdir(bundle);
    await writeFile(join(bundle, "config.json"), JSON.stringify(config));

    async function deleteContainer(): Promise<void> {
      const [file, ...args] = command;
      // Not ended with the run's signal: an interrupted run still cleans up.
      const result = await execa(file, [...args, "delete", "--force", id], {
        stdin: "ignore",
        reject: false,
        timeout: DELETE_LIMIT_MS,
        killSignal: "SIGKILL",
      });
      if (!result.failed || cgroup !== undefined) return; // what it could not end, the cgroup's end will
      const lastWords = result.stderr.trim().split("\n").at(-1);
      throw new DriverError(target, "destroy", `${id} could not be deleted: ${lastWords}`, "Run `sandgauge clean`.");
    }

    const instance: CommandInstance = {
      id,
      command: { argv: [...command, "run", "--bundle", bundle, id], env: {} },
      async processes(pid) {
        // By both: a process that has lost its parent is still in the cgroup, and the runtime is only in the tree.
        const inCgroup = cgroupFolders.flatMap(processesIn);
        return billProcesses([...processTree(pid), ...inCgroup], (process) => runtime.componentOf(process));
      },
      async cgroups() {
        const existing = cgroupFolders.filter((path) => existsSync(path));
        return existing.map((path) => ({ folder: path, component: runtime.cgroupComponent }));
      },
      async destroy() {
        const stateFiles = runtime.stateFiles(stateDir, id);
        if (existsSync(stateFiles[0])) await deleteContainer();
        await removeCgroups(target, cgroupFolders);
        // A runtime that was killed in the middle of a start leaves state that it does not know itself.
        for (const path of [bundle, ...stateFiles]) rmSync(path, { recursive: true, force: true });
        live.delete(id);
      },
    };
    live.set(id, instance);
    return instance;
  }

  return {
    artefactSha256: rootfs.workloadSha256,
    createInstance,
    async [Symbol.asyncDispose]() {
      for (const instance of live.values()) await instance.destroy();
      await runtime.release?.(stateDir);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
