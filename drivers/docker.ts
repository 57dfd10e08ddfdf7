/**
 * A container of the Docker engine that DOCKER_HOST names, with any runtime that the engine knows. A variant is the
 * runtime's name, on Docker's default bridge network as `docker run` has it, or with the network that it names besides.
 *
 * All else is Docker's default too: root within, its capabilities, its seccomp filter, its log.
 */
import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ContainerCreateOptions } from "dockerode";
import { z } from "zod";
import type { BuiltWorkload } from "../workloads/types.ts";
import { programSearchAt } from "./containerd/client.ts";
import { nativeKind, requireArtefact } from "./lib/artefact.ts";
import { addressVariables } from "./lib/docker-address.ts";
import { connectDocker, type DockerEngine, dockerError, statusOf } from "./lib/docker-engine.ts";
import { DockerEvents } from "./lib/docker-events.ts";
import { importWorkload, type WorkloadImage } from "./lib/docker-image.ts";
import { removeRun } from "./lib/docker-leftovers.ts";
import { type ContainerSession, removeContainer, startSession } from "./lib/docker-session.ts";
import { DriverError } from "./lib/driver-error.ts";
import { IMAGE_DOMAIN, RUN_LABEL } from "./lib/engine-labels.ts";
import { readEngineNote, writeEngineNote } from "./lib/engine-note.ts";
import { billEngineContainer } from "./lib/engine-processes.ts";
import { engineNameOf, runtimeNameOf } from "./lib/engine-runtimes.ts";
import { mayEnter } from "./lib/folder-access.ts";
import { heldCpu, isKata, removeKataOverhead } from "./lib/kata.ts";
import { DIRECTORY } from "./lib/oci-rootfs.ts";
import { probeOnce } from "./lib/probe.ts";
import { type ProgramSearch, programsOf } from "./lib/process-programs.ts";
import { runtimeFamily } from "./lib/runtime-family.ts";
import { sandboxCgroups } from "./lib/sandbox-cgroups.ts";
import { runtimeVersion } from "./lib/shim-runtime.ts";
import type {
  Availability,
  Driver,
  DriverContext,
  EngineInstance,
  InstanceOptions,
  LeftoverContext,
  PreparedWorkload,
} from "./types.ts";

const NAME = "docker";

/** By what follows the runtime's name in a variant. */
/** What starts a runtime that is a program. */
const RUNC_SHIM = "io.containerd.runc.v2";

const networks = { "-host-network": "host", "-no-network": "none" } as const;

interface Way {
  readonly target: string;
  readonly runtime: string;
  readonly network: string;
}

function wayOf(variant = "runc"): Way {
  const [ending = "", network = "bridge"] = Object.entries(networks).find(([suffix]) => variant.endsWith(suffix)) ?? [];
  return { target: `${NAME}/${variant}`, runtime: variant.slice(0, variant.length - ending.length), network };
}

/** The engine's own name of the runtime. @throws DriverError where it knows none. */
function requireRuntime({ target, runtime }: Way, engine: DockerEngine): string {
  const known = [...engine.runtimes.keys()];
  const name = engineNameOf(runtime, known);
  if (name !== undefined) return name;
  const fact = `Docker at ${engine.address} knows no runtime ${runtime}; it knows ${known.join(", ")}.`;
  throw new DriverError(target, "prepare", fact, "Register it in Docker's daemon.json and restart Docker.");
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  const way = wayOf(variant);
  return await probeOnce(
    {
      async versions() {
        const engine = await connectDocker(way.target, context.environment);
        const program = engine.runtimes.get(requireRuntime(way, engine));
        const search = await programSearch(way.target, engine);
        if (program === undefined || search === undefined) return engine.versions;
        const runtime = { type: RUNC_SHIM, program };
        return { ...engine.versions, ...(await runtimeVersion(way.target, runtime, search, context.signal)) };
      },
      prepare: async () => await prepare(variant, workload, context),
      remedy: "See Docker's log.",
      limitMs: runtimeFamily(way.runtime).startLimitMs,
    },
    context,
  );
}

/** How its containerd finds shims, and these their runtimes. @returns undefined where the engine is not on this host. */
async function programSearch(
  target: string,
  { isHere, pids, containerdSocket }: DockerEngine,
): Promise<ProgramSearch | undefined> {
  const pid = pids["containerd"] ?? pids["dockerd"];
  if (!isHere || pid === undefined) return undefined;
  if (containerdSocket === undefined) return { pid };
  // Its socket may be in another mount namespace, or another user's.
  return (await programSearchAt(target, containerdSocket)) ?? { pid };
}

/** @throws DriverError where the engine cannot hand out a folder that the harness makes. */
function requireFolders(
  target: string,
  { manifest }: BuiltWorkload,
  { address, isHere, uid }: DockerEngine,
  { cacheDir }: DriverContext,
): void {
  if (!isHere) {
    const fact = `${manifest.name} needs a folder of this host, and the engine at ${address} is not on it.`;
    throw new DriverError(target, "prepare", fact, "Use the host's own engine for it.");
  }
  if (uid === undefined || mayEnter(uid, cacheDir)) return;
  const fact = `${manifest.name} needs a folder of this host, and the engine at ${address}, of uid ${uid}, may not enter ${cacheDir}.`;
  const remedy = `Run this as uid ${uid}, or set SANDGAUGE_CACHE to a folder that it may enter.`;
  throw new DriverError(target, "prepare", fact, remedy);
}

const noteSchema = z.partialRecord(z.enum(addressVariables), z.string());

/** With the folder of the certificates, which may follow from where the harness was started and by whom. */
function addressIn(environment: DriverContext["environment"], { certificates }: DockerEngine): object {
  const named = Object.fromEntries(addressVariables.map((name) => [name, environment[name]]));
  return certificates === undefined ? named : { ...named, DOCKER_CERT_PATH: certificates };
}

async function prepare(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedWorkload<EngineInstance>> {
  const { runId } = context;
  const way = wayOf(variant);
  const { target } = way;
  const engine = await connectDocker(target, context.environment);
  const runtime = requireRuntime(way, engine);
  const artefact = requireArtefact(target, workload, nativeKind);
  if (workload.manifest.needs?.includes("directory") === true) requireFolders(target, workload, engine, context);
  const binary = await readFile(artefact.path);
  const artefactSha256 = createHash("sha256").update(binary).digest("hex");
  // Its own names for each, so that what one removes is no other's.
  const own = `${runId.toLowerCase()}-${randomBytes(3).toString("hex")}`;
  const reference = `${IMAGE_DOMAIN}/${own}:${artefactSha256.slice(0, 32)}`;
  const shared: { image?: WorkloadImage; events?: DockerEvents } = {};
  async function release(): Promise<void> {
    shared.events?.close();
    await shared.image?.remove();
  }

  writeEngineNote(context.runDir, NAME, addressIn(context.environment, engine));
  try {
    shared.image = await importWorkload(engine, { target, runId, reference, binary });
    shared.events = await DockerEvents.open(engine, target, runId);
  } catch (error) {
    await release();
    throw error;
  }
  const { image, events } = shared;
  const live = new Map<string, EngineInstance>();
  const program = engine.runtimes.get(runtime);
  // Of one that is a shim Docker tells no more than the name that it was given.
  const programs = program === undefined ? [] : [program, "containerd-shim-runc-v2"];
  const search = await programSearch(target, engine);
  const files = search === undefined ? [] : programsOf(Object.values(engine.pids), programs, search);

  // Below the run's own cgroup, so that what it uses is known as ours; systemd would have a slice named.
  const cgroupParent =
    engine.isHere && engine.cgroupDriver === "cgroupfs" && context.cgroup !== undefined
      ? { CgroupParent: context.cgroup.path }
      : {};

  /** The container's own name and the process that the engine says is its first; undefined where it does not run. */
  async function running(name: string): Promise<{ id: string; pid: number } | undefined> {
    if (!engine.isHere) return undefined;
    try {
      const { Id, State } = await engine.api.getContainer(name).inspect();
      return State.Pid > 0 ? { id: Id, pid: State.Pid } : undefined;
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw dockerError(target, "create", engine.address, error);
    }
  }

  function optionsOf({ directory, cpu }: InstanceOptions): ContainerCreateOptions {
    const held = heldCpu(way.runtime, cpu);
    const mounts = directory === undefined ? [] : [{ Type: "bind", Source: directory, Target: DIRECTORY } as const];
    return {
      Image: image.id,
      Labels: { [RUN_LABEL]: runId },
      Env: [`SANDGAUGE_RUN=${runId}`],
      ...(directory === undefined ? {} : { WorkingDir: DIRECTORY }),
      HostConfig: {
        AutoRemove: true,
        Runtime: runtime,
        NetworkMode: way.network,
        Mounts: mounts,
        ...cgroupParent,
        ...(held === undefined ? {} : { CpusetCpus: String(held) }),
      },
    };
  }

  async function createInstance(id: string, options: InstanceOptions = {}): Promise<EngineInstance> {
    const name = `${own}-${id}`;
    const request = { target, engine, events, name, options: optionsOf(options) };
    let session: ContainerSession | undefined;
    const instance: EngineInstance = {
      id,
      files,
      start(listener, stdin) {
        return (session = startSession(request, listener, stdin));
      },
      async processes() {
        const container = await running(name);
        return billEngineContainer({
          pids: container === undefined ? [] : [container.pid],
          engines: engine.pids,
          runtime: way.runtime,
        });
      },
      async cgroups() {
        const container = await running(name);
        if (container === undefined || context.cgroup === undefined) return [];
        const { folders, path } = context.cgroup;
        const roots = folders.map((folder) => folder.slice(0, -path.length));
        const component = runtimeFamily(way.runtime).cgroupComponent;
        return sandboxCgroups(container.pid, container.id, roots).map((folder) => ({ folder, component }));
      },
      async destroy() {
        try {
          if (session !== undefined) await removeContainer(engine, name);
        } catch (error) {
          throw dockerError(target, "destroy", engine.address, error);
        }
        const { containerId } = session ?? {};
        if (isKata(way.runtime) && engine.isHere && context.cgroup !== undefined && containerId !== undefined) {
          await removeKataOverhead(target, context.cgroup, (sandbox) => sandbox === containerId);
        }
        live.delete(id);
      },
    };
    live.set(id, instance);
    return instance;
  }

  return {
    artefactSha256,
    enginePids: engine.pids,
    createInstance,
    async [Symbol.asyncDispose]() {
      for (const instance of live.values()) await instance.destroy();
      await release();
    },
  };
}

async function discoverVariants({ environment }: Pick<DriverContext, "environment">): Promise<readonly string[]> {
  try {
    const { runtimes } = await connectDocker(NAME, environment);
    // containerd's own name for what Docker calls runc.
    return [...runtimes.keys()].filter((name) => name !== RUNC_SHIM).map(runtimeNameOf);
  } catch (error) {
    if (error instanceof DriverError) return []; // what is wrong with it, the probe of the variants that are listed tells
    throw error;
  }
}

async function removeLeftovers({ runId, runDir, cgroup, environment }: LeftoverContext): Promise<number> {
  const note = readEngineNote(runDir, NAME, noteSchema);
  if (note === undefined) return 0;
  // All of the note's, also where it has none: what is set now names another engine.
  const noted = Object.fromEntries(addressVariables.map((name) => [name, note[name]]));
  const engine = await connectDocker(NAME, { ...environment, ...noted });
  try {
    const removed = await removeRun(engine, runId);
    if (engine.isHere && cgroup !== undefined) await removeKataOverhead(NAME, cgroup, (id) => removed.has(id));
    return removed.size;
  } catch (error) {
    throw dockerError(NAME, "destroy", engine.address, error);
  }
}

export const docker: Driver<EngineInstance> = {
  name: NAME,
  technology: (variant) => runtimeFamily(wayOf(variant).runtime).technology,
  layer: "docker",
  variants: ["runc", "runc-host-network", "runc-no-network", "gvisor", "gvisor-no-network"],
  description:
    "What `docker run --rm` does: create, attach, start, wait and remove, of an image that is there, on the bridge network unless another is named.",
  discoverVariants,
  removeLeftovers,
  probe,
  prepare,
};
