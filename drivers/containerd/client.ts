/** What is asked of containerd, over its own gRPC API. */
import { join } from "node:path";
import { GrpcConnection, isThere } from "../lib/grpc-connection.ts";
import { DriverError } from "../lib/driver-error.ts";
import { RUN_LABEL } from "../lib/engine-labels.ts";
import type { ProgramSearch } from "../lib/process-programs.ts";

/** Everything of ours is in a namespace of containerd's own kind: other clients do not see it, nor it them. */
const NAMESPACE = "sandgauge";

const v1 = (service: string, name: string): string => `containerd.services.${service}.v1.${name}`;
const containers = v1("containers", "Containers");
const tasks = v1("tasks", "Tasks");
const snapshots = v1("snapshots", "Snapshots");
const content = v1("content", "Content");
const introspection = v1("introspection", "Introspection");

const SIGKILL = 9;

/** As the snapshotter gives them and a task takes them. */
type Mounts = readonly object[];

/** What a snapshot of ours is labelled with: containerd's garbage collector spares it. */
function labels(runId: string): Readonly<Record<string, string>> {
  return { [RUN_LABEL]: runId, "containerd.io/gc.root": "true" };
}

export interface ContainerRuntime {
  /** containerd's name of it, `io.containerd.runc.v2`, or its shim's path. */
  readonly name: string;
  /** What its shim is told to read. */
  readonly configurationPath?: string;
}

interface ContainerRequest {
  readonly id: string;
  readonly runId: string;
  readonly runtime: ContainerRuntime;
  readonly spec: object;
  readonly snapshotKey: string;
}

interface Plugin {
  readonly exports: Readonly<Record<string, string>>;
  /** Why it is not in use; null where it is. */
  readonly init_err: object | null;
}

/** What its shim has nothing to say of is null. */
export interface RuntimeInfo {
  readonly name: string;
  readonly version: { readonly version: string } | null;
  readonly features: { readonly value: Buffer } | null;
}

/** Waits for what is made. That it is there already is as good. */
async function unlessThere(making: Promise<unknown>): Promise<void> {
  try {
    await making;
  } catch (error) {
    if (!isThere(error)) throw error;
  }
}

function shimOptions({ configurationPath }: ContainerRuntime): object {
  if (configurationPath === undefined) return {};
  return { options: { type_url: "runtimeoptions.v1.Options", value: { config_path: configurationPath } } };
}

export class ContainerdClient {
  readonly socket: string;
  readonly snapshotter: string;
  readonly #connection: GrpcConnection;

  /** @param namespace containerd's, in which all that is asked for is. */
  constructor(target: string, socket: string, snapshotter: string, namespace = NAMESPACE) {
    this.socket = socket;
    this.snapshotter = snapshotter;
    this.#connection = new GrpcConnection({
      target,
      socket,
      api: join(import.meta.dirname, "api"),
      metadata: { "containerd-namespace": namespace },
      remedy: "Start containerd, or name its socket in CONTAINERD_ADDRESS.",
      unservedRemedy: "Use containerd 1.6 or later.",
    });
  }

  async version(): Promise<string> {
    const { version } = await this.#connection.call<{ version: string }>(v1("version", "Version"), "Version", {});
    return version;
  }

  async pid(): Promise<number> {
    const { pid } = await this.#connection.call<{ pid: number }>(introspection, "Server", {});
    return pid;
  }

  /** How it finds shims, and these their runtimes: it puts a folder of its own before its PATH, of which only it tells. */
  async programSearch(): Promise<ProgramSearch> {
    const filters = ["type==io.containerd.internal.v1,id==opt"];
    const { plugins } = await this.#connection.call<{ plugins: Plugin[] }>(introspection, "Plugins", { filters });
    const folders = plugins.flatMap(({ exports, init_err }) => (init_err === null ? (exports["path"] ?? []) : []));
    return { pid: await this.pid(), before: folders.map((folder) => join(folder, "bin")) };
  }

  /** What the runtime's shim tells of itself. @returns undefined where this containerd cannot ask it (before 2.0). */
  async runtimeInfo(runtime: string): Promise<RuntimeInfo | undefined> {
    try {
      const { extra } = await this.#connection.call<{ extra?: { value?: RuntimeInfo } }>(introspection, "PluginInfo", {
        type: "io.containerd.runtime.v2",
        id: "task",
        options: { type_url: "containerd.types.RuntimeRequest", value: { runtime_path: runtime } },
      });
      return extra?.value;
    } catch (error) {
      if (error instanceof DriverError) return undefined;
      throw error;
    }
  }

  async makeNamespace(): Promise<void> {
    const namespace = { name: NAMESPACE, labels: {} };
    await unlessThere(this.#connection.call(v1("namespaces", "Namespaces"), "Create", { namespace }));
  }

  /**
   * Makes a snapshot of a layer, on which containers' own are made.
   *
   * @param layer an uncompressed tar.
   */
  async unpack(name: string, layer: Buffer, digest: string, runId: string): Promise<void> {
    const key = `${name}-unpacking`;
    const upload = { action: "COMMIT", ref: key, total: layer.length, expected: digest, offset: 0, data: layer };
    await unlessThere(this.#connection.exchange(content, "Write", { ...upload, labels: labels(runId) }));
    const mounts = await this.prepareSnapshot(key, "", runId);
    const diff = { media_type: "application/vnd.oci.image.layer.v1.tar", digest, size: layer.length };
    await this.#connection.call(v1("diff", "Diff"), "Apply", { diff, mounts });
    const commit = { snapshotter: this.snapshotter, name, key, labels: labels(runId) };
    await this.#connection.call(snapshots, "Commit", commit);
    await this.#connection.callIfThere(content, "Delete", { digest });
  }

  async prepareSnapshot(key: string, parent: string, runId: string): Promise<Mounts> {
    const { snapshotter } = this;
    const request = { snapshotter, key, parent, labels: labels(runId) };
    return (await this.#connection.call<{ mounts: Mounts }>(snapshots, "Prepare", request)).mounts;
  }

  async removeSnapshot(key: string): Promise<void> {
    await this.#connection.callIfThere(snapshots, "Remove", { snapshotter: this.snapshotter, key });
  }

  async createContainer({ id, runId, runtime, spec, snapshotKey }: ContainerRequest): Promise<void> {
    const container = {
      id,
      labels: { [RUN_LABEL]: runId },
      runtime: { name: runtime.name, ...shimOptions(runtime) },
      spec: {
        type_url: "types.containerd.io/opencontainers/runtime-spec/1/Spec",
        value: Buffer.from(JSON.stringify(spec)),
      },
      snapshotter: this.snapshotter,
      snapshot_key: snapshotKey,
    };
    await this.#connection.call(containers, "Create", { container });
  }

  async deleteContainer(id: string): Promise<void> {
    await this.#connection.callIfThere(containers, "Delete", { id });
  }

  /**
   * @param limitMs where it takes longer than any other call: a guest boots meanwhile.
   * @returns the process id of its first process: the workload's, or what stands for it on the host.
   */
  async createTask(
    id: string,
    rootfs: Mounts,
    streams: Readonly<Record<string, string>>,
    limitMs?: number,
  ): Promise<number> {
    const request = { container_id: id, rootfs, ...streams };
    return (await this.#connection.call<{ pid: number }>(tasks, "Create", request, limitMs)).pid;
  }

  async startTask(id: string): Promise<void> {
    await this.#connection.call(tasks, "Start", { container_id: id });
  }

  /**
   * @param limitMs 0 for as long as it lives.
   * @returns the exit status, once there is one.
   */
  async waitForTask(id: string, limitMs = 0): Promise<number> {
    const request = { container_id: id };
    return (await this.#connection.call<{ exit_status: number }>(tasks, "Wait", request, limitMs)).exit_status;
  }

  async closeInput(id: string): Promise<void> {
    await this.#connection.callIfThere(tasks, "CloseIO", { container_id: id, stdin: true });
  }

  async killTask(id: string): Promise<void> {
    await this.#connection.callIfThere(tasks, "Kill", { container_id: id, signal: SIGKILL, all: true });
  }

  /** @returns CREATED, RUNNING, STOPPED or another; undefined where there is none. */
  async taskStatus(id: string): Promise<string | undefined> {
    const request = { container_id: id };
    const found = await this.#connection.callIfThere<{ process: { status: string } }>(tasks, "Get", request);
    return found?.process.status;
  }

  async deleteTask(id: string): Promise<void> {
    await this.#connection.callIfThere(tasks, "Delete", { container_id: id });
  }

  async containersOf(runId: string): Promise<string[]> {
    const filters = [`labels."${RUN_LABEL}"==${runId}`];
    const found = await this.#connection.call<{ containers: { id: string }[] }>(containers, "List", { filters });
    return found.containers.map(({ id }) => id);
  }

  /** Those that stand on others first, so that each can be removed in turn. */
  async snapshotsOf(runId: string): Promise<string[]> {
    const filters = [`labels."${RUN_LABEL}"==${runId}`];
    const request = { snapshotter: this.snapshotter, filters };
    const pages = await this.#connection.list<{ info: { name: string; parent: string }[] }>(snapshots, "List", request);
    const all = pages.flatMap(({ info }) => info);
    return all.toSorted((a, b) => Number(a.parent === "") - Number(b.parent === "")).map(({ name }) => name);
  }

  close(): void {
    this.#connection.close();
  }
}

/**
 * @param socket of a containerd, where it is one.
 * @returns undefined where nobody answers there as containerd does.
 */
export async function programSearchAt(target: string, socket: string): Promise<ProgramSearch | undefined> {
  const client = new ContainerdClient(target, socket, "");
  try {
    return await client.programSearch();
  } catch (error) {
    if (error instanceof DriverError) return undefined;
    throw error;
  } finally {
    client.close();
  }
}
