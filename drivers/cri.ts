/**
 * A pod over the Container Runtime Interface, as the kubelet has its engine make them: a sandbox with its network and
 * its pause container, and one container in it.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { z } from "zod";
import type { Artefact, BuiltWorkload } from "../workloads/types.ts";
import { ContainerdClient, programSearchAt } from "./containerd/client.ts";
import { CriClient } from "./cri/client.ts";
import { CriSession } from "./cri/session.ts";
import { nativeKind, requireArtefact } from "./lib/artefact.ts";
import { DriverError } from "./lib/driver-error.ts";
import { IMAGE_DOMAIN, RUN_LABEL } from "./lib/engine-labels.ts";
import { readEngineNote, writeEngineNote } from "./lib/engine-note.ts";
import { billEngineContainer } from "./lib/engine-processes.ts";
import { engineNameOf, runtimeNameOf } from "./lib/engine-runtimes.ts";
import { processesBelow, removeCgroups, requireCgroup } from "./lib/instance-cgroup.ts";
import { heldCpu, isKata, kataCgroups, removeKataOverhead } from "./lib/kata.ts";
import { imageArchive } from "./lib/oci-image.ts";
import { DIRECTORY, rootEntries, WORKLOAD } from "./lib/oci-rootfs.ts";
import { probeOnce } from "./lib/probe.ts";
import { startTicksOf } from "./lib/process-tree.ts";
import type { ProgramSearch } from "./lib/process-programs.ts";
import { runtimeFamily } from "./lib/runtime-family.ts";
import { runtimeVersion, shimFiles, type ShimRuntime } from "./lib/shim-runtime.ts";
import { endShims, killLostShims } from "./lib/shims.ts";
import { requireTool } from "./lib/tool.ts";
import type {
  Availability,
  Driver,
  DriverContext,
  EngineInstance,
  InstanceOptions,
  LeftoverContext,
  PreparedWorkload,
} from "./types.ts";

const NAME = "cri";

/** Where containerd listens unless it is told otherwise. */
const DEFAULT_ENDPOINT = "unix:///run/containerd/containerd.sock";

/** containerd's namespace for what CRI sees. */
const CRI_NAMESPACE = "k8s.io";

const NOBODY = 65534;

/** For a start that was broken off; its shim and its network are given seconds each. */
const GIVE_UP_LIMIT_MS = 15_000;

/** See {@link writeEngineNote}. */
const noteSchema = z.object({ socket: z.string(), startTicks: z.number().optional() });

const targetName = (variant: string): string => `${NAME}/${variant}`;

function connect(target: string, { environment }: Pick<DriverContext, "environment">): CriClient {
  const endpoint = environment["CONTAINER_RUNTIME_ENDPOINT"] || DEFAULT_ENDPOINT;
  return new CriClient(target, endpoint.replace(/^unix:\/\//, ""));
}

async function discoverVariants(context: Pick<DriverContext, "environment">): Promise<readonly string[]> {
  const client = connect(NAME, context);
  if (!existsSync(client.socket)) return [];
  try {
    return (await client.handlers()).map(runtimeNameOf);
  } catch (error) {
    if (error instanceof DriverError) return []; // each probe says so
    throw error;
  } finally {
    client.close();
  }
}

/** What is used on this host, as far as containerd tells. */
function filesOf(runtime: ShimRuntime | undefined, engine: ProgramSearch | undefined): string[] {
  return runtime === undefined || engine === undefined ? [] : shimFiles(runtime, engine);
}

/** The engine's, and of containerd on this host the runtime's too. */
async function versionsOf(variant: string, context: DriverContext): Promise<Record<string, string>> {
  const target = targetName(variant);
  const client = connect(target, context);
  try {
    const { runtime_name, runtime_version } = await client.version();
    const handler = handlerOf(variant, await client.handlers(), client);
    const runtime = await client.handlerRuntime(handler);
    const engine = await programSearchAt(target, client.socket);
    const below =
      runtime === undefined || engine === undefined
        ? {}
        : await runtimeVersion(target, runtime, engine, context.signal);
    return { [runtime_name]: runtime_version, ...below };
  } finally {
    client.close();
  }
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  return await probeOnce(
    {
      versions: async () => await versionsOf(variant ?? "", context),
      prepare: async () => await prepare(variant, workload, context),
      remedy: "See what the engine's log says.",
      limitMs: runtimeFamily(variant ?? "").startLimitMs,
    },
    context,
  );
}

/** CRI itself only pulls; containerd's client puts an image where its CRI service finds it. */
async function importImage(
  target: string,
  reference: string,
  artefact: Artefact,
  socket: string,
  context: DriverContext,
): Promise<void> {
  const files = rootEntries(await readFile(artefact.path));
  const archive = await imageArchive({ reference, files, entrypoint: [WORKLOAD] });
  const [file, ...leading] = requireTool(target, context, "ctr").command;
  const label = "io.cri-containerd.image=managed";
  const args = ["--address", socket, "--namespace", CRI_NAMESPACE, "images", "import", "--label", label, "-"];
  const imported = await execa(file, [...leading, ...args], {
    input: archive,
    reject: false,
    cancelSignal: context.signal,
    timeout: 60_000,
  });
  context.signal.throwIfAborted();
  if (!imported.failed) return;
  const lastWords = imported.stderr.trim().split("\n").at(-1) ?? "";
  throw new DriverError(
    target,
    "prepare",
    `The image could not be imported: ${lastWords || imported.shortMessage}`,
    "It takes containerd: for another engine, import the image by hand.",
  );
}

/** @param handlers none where the engine does not tell them. @throws DriverError where it has no such one. */
function handlerOf(variant: string, handlers: readonly string[], { socket }: CriClient): string {
  if (handlers.length === 0 || handlers.includes(variant)) return variant;
  const name = engineNameOf(variant, handlers);
  if (name !== undefined) return name;
  const fact = `The engine on ${socket} has no runtime handler ${variant}; it has ${handlers.join(", ")}.`;
  throw new DriverError(targetName(variant), "prepare", fact, "Add it to the engine's configuration and restart it.");
}

async function prepare(
  variant = "runc",
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedWorkload<EngineInstance>> {
  const target = targetName(variant);
  const { runId, runDir } = context;
  const cgroup = requireCgroup(target, context);
  const artefact = requireArtefact(target, workload, nativeKind);
  const client = connect(target, context);
  writeEngineNote(runDir, NAME, { socket: client.socket, startTicks: startTicksOf(process.pid) });
  // Its own names for each, so that what one makes and removes is no other's.
  const own = `${variant}-${workload.manifest.name}-${randomBytes(3).toString("hex")}`;
  const reference = `${IMAGE_DOMAIN}/${own}:${runId}`.toLowerCase();
  const live = new Map<string, EngineInstance>();
  let handler: string;
  let engines: Readonly<Record<string, number>>;
  let files: readonly string[];
  try {
    const handlers = await client.handlers(); // of an engine that does not tell them, none
    handler = handlerOf(variant, handlers, client);
    const engine = await programSearchAt(target, client.socket);
    engines = engine === undefined ? {} : { containerd: engine.pid };
    files = filesOf(await client.handlerRuntime(handler), engine);
    await importImage(target, reference, artefact, client.socket, context);
    client.watch();
  } catch (error) {
    client.close();
    throw error;
  }

  async function createInstance(name: string, { directory, cpu }: InstanceOptions = {}): Promise<EngineInstance> {
    const id = `${own}-${name}`;
    const podName = `cri-${id}`;
    const pod = { path: join(cgroup.path, podName), folders: cgroup.folders.map((parent) => join(parent, podName)) };
    const logs = join(runDir, podName);
    await mkdir(logs, { mode: 0o700 });
    const sandbox = {
      metadata: { name: id, uid: `${runId}-${id}`, namespace: "sandgauge" },
      hostname: "sandgauge",
      log_directory: logs,
      labels: { [RUN_LABEL]: runId },
      linux: { cgroup_parent: pod.path },
    };
    const held = heldCpu(variant, cpu);
    const container = {
      metadata: { name: "workload" },
      image: { image: reference },
      command: [WORKLOAD],
      working_dir: directory === undefined ? "/" : DIRECTORY,
      envs: [{ key: "SANDGAUGE_RUN", value: runId }],
      mounts: directory === undefined ? [] : [{ container_path: DIRECTORY, host_path: directory }],
      labels: { [RUN_LABEL]: runId },
      log_path: "workload.log",
      linux: {
        resources: held === undefined ? {} : { cpuset_cpus: String(held) },
        security_context: {
          capabilities: { drop_capabilities: ["ALL"] },
          run_as_user: { value: NOBODY },
          run_as_group: { value: NOBODY },
          readonly_rootfs: true,
          no_new_privs: true,
        },
      },
    };
    let session: CriSession | undefined;
    /** Those that count first. */
    function cgroupFolders(): readonly string[] {
      const sandboxId = session?.sandbox;
      const sandboxes = isKata(variant) && sandboxId !== undefined ? kataCgroups(pod, sandboxId) : [];
      return [...sandboxes, ...pod.folders];
    }
    const instance: EngineInstance = {
      id: name,
      files: [artefact.path, ...files],
      start: (listener, stdin) => (session = new CriSession(client, { handler, sandbox, container }, listener, stdin)),
      async processes() {
        const sandboxId = session?.sandbox;
        const pid = sandboxId === undefined ? undefined : await client.sandboxPid(sandboxId);
        if (pid === undefined) return [];
        // gVisor's shim is one for each container of a pod, and each holds a gofer.
        return billEngineContainer({ pids: [pid, ...pod.folders.flatMap(processesBelow)], engines, runtime: variant });
      },
      async cgroups() {
        const component = runtimeFamily(variant).cgroupComponent;
        return cgroupFolders()
          .filter((path) => existsSync(path))
          .map((folder) => ({ folder, component }));
      },
      async destroy() {
        session?.kill();
        await session?.ended.catch(() => undefined);
        await session?.remove();
        await removeCgroups(target, cgroupFolders());
        await rm(logs, { recursive: true, force: true });
        live.delete(name);
      },
    };
    live.set(name, instance);
    return instance;
  }

  return {
    artefactSha256: artefact.sha256,
    enginePids: engines,
    createInstance,
    async [Symbol.asyncDispose]() {
      for (const instance of live.values()) await instance.destroy();
      await client.removeImage(reference);
      client.close();
    },
  };
}

/**
 * Pods and their containers by what containerd calls them, also those whose making was broken off, of which CRI does not
 * tell. None where the engine is not containerd.
 */
async function containersOf(runId: string, socket: string): Promise<string[]> {
  const client = new ContainerdClient(NAME, socket, "", CRI_NAMESPACE);
  try {
    return await client.containersOf(runId);
  } catch (error) {
    if (error instanceof DriverError) return [];
    throw error;
  } finally {
    client.close();
  }
}

/** Waits for what the engine is about to give up, since nobody waits for it any more. */
async function pendingStarts(runId: string, socket: string): Promise<void> {
  const untilMs = performance.now() + GIVE_UP_LIMIT_MS;
  while ((await containersOf(runId, socket)).length > 0 && performance.now() < untilMs) await delay(20);
}

async function removeLeftovers({ runId, runDir, cgroup }: LeftoverContext): Promise<number> {
  const note = readEngineNote(runDir, NAME, noteSchema);
  if (note === undefined) return 0;
  const client = new CriClient(NAME, note.socket);
  try {
    const sandboxes = await client.sandboxesOf(runId);
    const ours = new Set([...sandboxes, ...(await containersOf(runId, client.socket))]);
    for (const id of sandboxes) {
      await client.stopSandbox(id);
      await client.removeSandbox(id);
    }
    await endShims((id) => ours.has(id));
    await pendingStarts(runId, client.socket);
    if (note.startTicks !== undefined) killLostShims(client.socket, CRI_NAMESPACE, note.startTicks);
    if (cgroup !== undefined) await removeKataOverhead(NAME, cgroup, (id) => ours.has(id));
    const images = (await client.imageNames()).filter((name) => name.startsWith(`${IMAGE_DOMAIN}/`));
    for (const name of images) if (name.endsWith(`:${runId.toLowerCase()}`)) await client.removeImage(name);
    return sandboxes.length;
  } finally {
    client.close();
  }
}

export const cri: Driver<EngineInstance> = {
  name: NAME,
  technology: (variant) => runtimeFamily(variant ?? "").technology,
  layer: "cri",
  variants: ["runc", "gvisor", "kata"],
  description:
    "A pod over the Container Runtime Interface: sandbox with network and pause container, then one container; an image that is there.",
  discoverVariants,
  removeLeftovers,
  probe,
  prepare,
};
