/**
 * A container by containerd's own API, without Docker or Kubernetes above it: a snapshot of an image, a shim, a runtime.
 * The API and not the `ctr` client, whose start would be a part of each: it is a program of 50 MB, and takes longer than
 * runc does.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { BuiltWorkload } from "../workloads/types.ts";
import { ContainerdClient, type ContainerRuntime, type RuntimeInfo } from "./containerd/client.ts";
import { ExitStatuses } from "./containerd/exit-statuses.ts";
import { makeFifos } from "./containerd/fifos.ts";
import { ContainerdSession, removeContainer } from "./containerd/session.ts";
import { nativeKind, requireArtefact } from "./lib/artefact.ts";
import { readEngineNote, writeEngineNote } from "./lib/engine-note.ts";
import { billEngineContainer } from "./lib/engine-processes.ts";
import { removeCgroups, requireCgroup } from "./lib/instance-cgroup.ts";
import { heldCpu, isKata, kataCgroups, kataVariants, removeKataOverhead, requireKata } from "./lib/kata.ts";
import { ociConfig } from "./lib/oci-config.ts";
import { tarOf } from "./lib/oci-image.ts";
import { DIRECTORY, rootEntries, WORKLOAD } from "./lib/oci-rootfs.ts";
import { probeOnce } from "./lib/probe.ts";
import type { ProgramSearch } from "./lib/process-programs.ts";
import { runtimeFamily } from "./lib/runtime-family.ts";
import { runtimeVersion, shimFiles } from "./lib/shim-runtime.ts";
import { endShims } from "./lib/shims.ts";
import type {
  Availability,
  Driver,
  DriverContext,
  EngineInstance,
  InstanceOptions,
  LeftoverContext,
  PreparedWorkload,
} from "./types.ts";

const NAME = "containerd";

/** Where containerd listens unless it is told otherwise. */
const DEFAULT_SOCKET = "/run/containerd/containerd.sock";

/** The path that containerd's own client would go by. */
export function containerdSocket(environment: DriverContext["environment"]): string {
  return (environment["CONTAINERD_ADDRESS"] || DEFAULT_SOCKET).replace(/^unix:\/\//, "");
}

/** See {@link writeEngineNote}. */
const noteSchema = z.object({ socket: z.string(), snapshotter: z.string() });

/** containerd's names of what this project names as at the other layers; any other `x` is `io.containerd.x.v2`. */
const runtimes: Readonly<Record<string, string>> = {
  gvisor: "io.containerd.runsc.v1",
};

/**
 * gVisor's shim is told that the container is a sandbox of its own, as Kubernetes' would be. Without that, and without a
 * terminal, it gives `runsc create` a pipe of its own and waits for the end of it, for ever: the sandbox has inherited it
 * (`newInit` in pkg/shim/v1/runsc/service.go takes what is not said for "no sandbox", as of September 2026; google/gvisor
 * issues 4544 and 12198). `ctr run --annotation` is how people start one.
 */
const SANDBOX = { "io.kubernetes.cri.container-type": "sandbox" };

const targetName = (variant: string): string => `${NAME}/${variant}`;

/** Which of Kata's hypervisors is meant; undefined where none is named: `kata` is what containerd takes for it. */
function hypervisorOf(variant: string): string | undefined {
  return /^kata-(?<hypervisor>.+)$/.exec(variant)?.groups?.["hypervisor"];
}

/** @throws DriverError where Kata is not there with that hypervisor. */
function runtimeOf(variant: string, context: DriverContext): ContainerRuntime {
  const hypervisor = hypervisorOf(variant);
  if (hypervisor === undefined) return { name: runtimes[variant] ?? `io.containerd.${variant}.v2` };
  const { shimPath, configurationPath } = requireKata(targetName(variant), hypervisor, context);
  return { name: shimPath, configurationPath };
}

/** Firecracker can be given no folder of the host, only a block device. */
function snapshotterOf(variant: string): string {
  return variant === "kata-fc" ? "devmapper" : "overlayfs";
}

function connect(variant: string, { environment }: Pick<DriverContext, "environment">): ContainerdClient {
  const snapshotter = environment["CONTAINERD_SNAPSHOTTER"] ?? snapshotterOf(variant);
  return new ContainerdClient(targetName(variant), containerdSocket(environment), snapshotter);
}

const featuresSchema = z.object({ annotations: z.record(z.string(), z.string()).optional() });

/** What an OCI runtime says of itself in its features; see the runtime-spec's features.md. */
function ociVersion({ features }: RuntimeInfo): string | undefined {
  if (features === null || features.value.length === 0) return undefined; // Kata has none
  const { annotations } = featuresSchema.parse(JSON.parse(features.value.toString("utf8")));
  return annotations?.["org.opencontainers.runc.version"];
}

async function versionsOf(
  client: ContainerdClient,
  variant: string,
  context: DriverContext,
): Promise<Record<string, string>> {
  const { name } = runtimeOf(variant, context);
  const info = await client.runtimeInfo(name);
  const hypervisor = hypervisorOf(variant);
  const installed =
    hypervisor === undefined ? undefined : requireKata(targetName(variant), hypervisor, context).version;
  const engine = { containerd: await client.version(), snapshotter: client.snapshotter };
  // Its shim says v1.0.0, always.
  if (variant === "gvisor") {
    const own = await runtimeVersion(targetName(variant), { type: name }, await client.programSearch(), context.signal);
    return { ...engine, ...own };
  }
  const version = (info === undefined ? undefined : ociVersion(info)) ?? info?.version?.version ?? installed;
  return { ...engine, ...(version === undefined ? {} : { [variant]: version }) };
}

async function probe(
  variant: string | undefined,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Availability> {
  return await probeOnce(
    {
      async versions() {
        const client = connect(variant ?? "", context);
        try {
          return await versionsOf(client, variant ?? "", context);
        } finally {
          client.close();
        }
      },
      prepare: async () => await prepare(variant, workload, context),
      remedy: "See what containerd's log says.",
      limitMs: runtimeFamily(variant ?? "").startLimitMs,
    },
    context,
  );
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
  const runtime = runtimeOf(variant, context);
  const client = connect(variant, context);
  writeEngineNote(runDir, NAME, { socket: client.socket, snapshotter: client.snapshotter });
  const layer = await tarOf(rootEntries(await readFile(artefact.path)));
  const digest = `sha256:${createHash("sha256").update(layer).digest("hex")}`;
  // Its own names for each, so that what one makes and removes is no other's.
  const unique = `${runId}-${variant}-${workload.manifest.name}-${randomBytes(3).toString("hex")}`;
  const image = `${unique}-image`;
  const isGvisor = variant === "gvisor";
  const live = new Map<string, EngineInstance>();
  let engine: ProgramSearch;
  let exitStatuses: ExitStatuses | undefined;
  try {
    exitStatuses = isGvisor ? await ExitStatuses.start(target, context) : undefined;
    await client.makeNamespace();
    engine = await client.programSearch();
    await client.unpack(image, layer, digest, runId);
  } catch (error) {
    await exitStatuses?.close();
    client.close();
    throw error;
  }

  const files = [artefact.path, ...shimFiles({ type: runtime.name }, engine)];

  async function createInstance(name: string, { directory, cpu }: InstanceOptions = {}): Promise<EngineInstance> {
    // runsc takes the beginning of an id for the whole, and refuses the whole where another goes on from it.
    const id = isGvisor ? `${unique}-${name}.whole` : `${unique}-${name}`;
    const cgroupFolders = isKata(variant) ? kataCgroups(cgroup, id) : cgroup.folders.map((parent) => join(parent, id));
    const held = heldCpu(variant, cpu);
    const oci = ociConfig({
      rootfs: "rootfs", // below the bundle that containerd makes
      ...(directory === undefined ? {} : { directory: { source: directory, destination: DIRECTORY } }),
      args: [WORKLOAD],
      env: { SANDGAUGE_RUN: runId },
      cgroupsPath: join(cgroup.path, id),
      unifiedCgroups: cgroup.mode === "v2",
      rootless: undefined,
      ...(held === undefined ? {} : { cpu: held }),
    });
    const spec = isGvisor ? { ...oci, annotations: SANDBOX } : oci;
    const fifos = await makeFifos(join(runDir, id));
    let session: ContainerdSession | undefined;
    const instance: EngineInstance = {
      id: name,
      files,
      start(listener, stdin) {
        const createLimitMs = runtimeFamily(variant).startLimitMs;
        const plan = {
          id,
          runId,
          runtime,
          spec,
          image,
          fifos,
          createLimitMs,
          startsToEnd: isKata(variant),
          exitStatuses,
        };
        return (session = new ContainerdSession(client, plan, listener, stdin));
      },
      async processes() {
        return billEngineContainer({
          pids: session?.pid === undefined ? [] : [session.pid],
          engines: { containerd: engine.pid },
          runtime: variant,
        });
      },
      async cgroups() {
        const existing = cgroupFolders.filter((path) => existsSync(path));
        const component = runtimeFamily(variant).cgroupComponent;
        return existing.map((folder) => ({ folder, component }));
      },
      async destroy() {
        if (session !== undefined) {
          session.kill();
          await session.ended.catch(() => undefined);
          await session.remove();
        }
        await removeCgroups(target, cgroupFolders);
        fifos.remove();
        live.delete(name);
      },
    };
    live.set(name, instance);
    return instance;
  }

  return {
    artefactSha256: artefact.sha256,
    enginePids: { containerd: engine.pid },
    createInstance,
    async [Symbol.asyncDispose]() {
      for (const instance of live.values()) await instance.destroy();
      await client.removeSnapshot(image);
      await exitStatuses?.close();
      client.close();
    },
  };
}

/** Where gVisor's shim has runsc keep what it knows of this namespace's containers, unless it is told another folder. */
export const RUNSC_STATE = "/run/containerd/runsc/sandgauge";

/** Of a sandbox that was killed as it was made, state, lock and socket stay there. */
async function removeRunscState(runId: string): Promise<void> {
  const names = existsSync(RUNSC_STATE) ? await readdir(RUNSC_STATE) : [];
  const ours = names.filter((name) => name.replace(/^runsc-/, "").startsWith(`${runId}-`));
  for (const name of ours) await rm(join(RUNSC_STATE, name), { force: true });
}

async function removeLeftovers({ runId, runDir, cgroup }: LeftoverContext): Promise<number> {
  const note = readEngineNote(runDir, NAME, noteSchema);
  if (note === undefined) return 0;
  const client = new ContainerdClient(NAME, note.socket, note.snapshotter);
  try {
    const containers = await client.containersOf(runId);
    const prefix = `${runId}-`; // the runtime's name follows
    for (const id of containers) await removeContainer(client, id, isKata(id.slice(prefix.length)));
    const isOurs = (id: string): boolean => id.startsWith(prefix);
    await endShims(isOurs);
    await removeRunscState(runId);
    if (cgroup !== undefined) await removeKataOverhead(NAME, cgroup, isOurs);
    for (const name of await client.snapshotsOf(runId)) await client.removeSnapshot(name);
    return containers.length;
  } finally {
    client.close();
  }
}

export const containerd: Driver<EngineInstance> = {
  name: NAME,
  technology: (variant) => runtimeFamily(variant ?? "").technology,
  layer: "containerd",
  variants: ["runc", "gvisor", "kata", ...Object.keys(kataVariants).map((hypervisor) => `kata-${hypervisor}`)],
  description:
    "A container by containerd's API, configured as for runc alone: snapshot, shim, runtime; an image that is there, no network set-up.",
  removeLeftovers,
  probe,
  prepare,
};
