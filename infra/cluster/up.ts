/** Brings a cluster up, or up again: what runs is left alone, what has ended is started, what is half made begins anew. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { SETUP } from "../../drivers/lib/tool.ts";
import { HostError } from "../../harness/errors.ts";
import { cacheDir } from "../../harness/host/cache.ts";
import { identityOf, isAlive } from "../../harness/host/process-identity.ts";
import { createLeaf, createRunCgroup } from "../../harness/host/run-cgroup.ts";
import { RUN_MARKER } from "../../harness/host/run-marker.ts";
import { findAsset, findTool } from "../../harness/host/tools.ts";
import { containerdConfig } from "../engines/containerd-config.ts";
import { accepts, startDaemon } from "../engines/daemon.ts";
import { gvisorShimStart } from "../engines/gvisor-shim.ts";
import { cniConfig, createBridge, freeSubnets } from "../engines/networks.ts";
import { pauseImage } from "../engines/pause-image.ts";
import { findRuntimes, runscConfig } from "../engines/runtimes.ts";
import { clusterApis, declareRuntimes, found, initialiseNode, isHealthy, isReady, readNode, takesPods } from "./api.ts";
import { makeCertificates } from "./certificates.ts";
import { apiServer, controllerManager, etcd, type Program, scheduler } from "./control-plane.ts";
import { down } from "./down.ts";
import { NodeImages } from "./images.ts";
import { writeKubeconfig } from "./kubeconfig.ts";
import type { Layout } from "./layout.ts";
import { kubelet, kubeletConfiguration } from "./node.ts";
import { freePorts } from "./ports.ts";
import { type ClusterState, readState, refuseWhileStarting, writeState } from "./state.ts";

export interface UpOptions {
  /** Pods that the node takes. */
  readonly maxPods: number;
}

const LIMIT_MS = 120_000;

const tools = [
  "etcd",
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "kubelet",
  "containerd",
  "ctr",
  "containerd-shim-runc-v2",
  "runc",
  "openssl",
  "unshare",
  "nsenter",
  "ip",
] as const;

/** What this host lacks for a cluster, as a sentence; undefined where it lacks nothing. */
export function lacksForCluster(): string | undefined {
  if (process.getuid?.() !== 0) return "A cluster is brought up by root only.";
  const missing: string[] = tools.filter((name) => findTool(name, cacheDir()) === undefined);
  if (findAsset("cni-plugins", cacheDir()) === undefined) missing.push("cni-plugins");
  return missing.length === 0 ? undefined : `There is no ${missing.join(" and no ")} on PATH nor installed by setup.`;
}

/** @throws HostError where the tool is nowhere. */
function commandOf(name: string): readonly [string, ...string[]] {
  const tool = findTool(name, cacheDir());
  if (tool === undefined) throw new HostError("cluster", `There is no ${name}.`, SETUP);
  return tool.command;
}

/** Waits for what nothing tells the end of. @throws HostError where it does not come about in time. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > limit) {
      throw new HostError("cluster", `${what} not within ${LIMIT_MS / 1000} s.`, "Look at its logs, in the folder.");
    }
    await delay(50);
  }
}

/** One bring-up. */
class Rise {
  readonly #layout: Layout;
  readonly #state: ClusterState;
  readonly #cgroup: NonNullable<ReturnType<typeof createRunCgroup>>;
  readonly #path: string;

  constructor(layout: Layout, state: ClusterState, path: string) {
    const cgroup = createRunCgroup(layout.runId);
    if (cgroup === undefined) {
      throw new HostError("cluster", "No cgroup can be made here.", "Mount /sys/fs/cgroup writable.");
    }
    this.#layout = layout;
    this.#state = state;
    this.#cgroup = cgroup;
    this.#path = path;
  }

  get cgroupPath(): string {
    return this.#cgroup.path;
  }

  async #daemon(name: string, argv: readonly [string, ...string[]], answers: () => Promise<boolean>): Promise<void> {
    const { daemons } = this.#state;
    const known = daemons[name];
    if (known !== undefined) {
      // One that has just been killed may be seen to live for a moment.
      await until(`${name} answers`, async () => !isAlive(known) || (await answers()));
      if (isAlive(known)) return;
    }
    daemons[name] = await startDaemon({
      name,
      argv,
      env: { PATH: this.#path, HOME: this.#layout.folder, [RUN_MARKER]: this.#layout.runId },
      log: this.#layout.log(name),
      cgroups: createLeaf(this.#cgroup, name),
      answers,
    });
    writeState(this.#layout, this.#state);
  }

  /** @param within the words before its own, by which it gets to where it runs. */
  async program({ name, args, healthUrl }: Program, within: readonly string[] = []): Promise<void> {
    const [file, ...words] = [...within, ...commandOf(name), ...args];
    await this.#daemon(name, [file ?? name, ...words], async () => await isHealthy(this.#layout, healthUrl));
  }

  async nodeNamespace(): Promise<void> {
    const script = join(import.meta.dirname, "node-namespace.sh");
    const unshare = [...commandOf("unshare"), "--mount", "--propagation", "private"] as const;
    await this.#daemon("node-namespace", [...unshare, "/bin/sh", script, this.#layout.folder], async () =>
      existsSync(this.#layout.data("node-namespace.ready")),
    );
  }

  /** The words that get a program into the node's namespace. */
  inNode(): readonly [string, ...string[]] {
    const pid = this.#state.daemons["node-namespace"]?.pid;
    return [...commandOf("nsenter"), `--mount=/proc/${pid}/ns/mnt`, "--"];
  }

  async containerd(): Promise<void> {
    const { socket, config } = this.#layout.engines.containerd;
    const argv = [...this.inNode(), ...commandOf("containerd"), "--config", config] as const;
    await this.#daemon("containerd", argv, async () => await accepts(socket));
  }
}

/** Everything that is read from files, made once. */
async function configure(layout: Layout, state: ClusterState, cgroupRoot: string): Promise<void> {
  const { engines, configuration, pki, data, log } = layout;
  if (existsSync(configuration("kubelet.json"))) return;
  const places = placesOf(layout);
  const { runtimes } = findRuntimes(places);
  const folders = [engines.cni.configs, data("overlays"), ...[configuration("_"), log("_")].map(dirname)];
  for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
  await makeCertificates(dirname(pki("_")));
  const server = `https://127.0.0.1:${state.ports.apiServer}`;
  writeKubeconfig(layout, "admin", server, layout.kubeconfig);
  for (const user of ["controllers", "scheduler", "node"]) {
    writeKubeconfig(layout, user, server, configuration(`${user}.kubeconfig`));
  }
  const [podNet] = await freeSubnets(layout.runId, 1);
  if (podNet === undefined) throw new Error("freeSubnets gives as many as it was asked for");
  await createBridge(engines.cni.bridge, podNet);
  writeFileSync(join(engines.cni.configs, "10-sandgauge.conflist"), cniConfig(engines, podNet));
  writeFileSync(places.runscFile, runscConfig(places));
  const { reference } = await pauseImage(cacheDir());
  const plugins = findAsset("cni-plugins", cacheDir())?.path;
  writeFileSync(engines.containerd.config, containerdConfig(engines, runtimes, reference, plugins));
  state.runtimes = runtimes.map(({ name }) => name);
  writeFileSync(configuration("kubelet.json"), kubeletConfiguration(layout, state.ports, cgroupRoot, state.maxPods));
}

function placesOf({ configuration, data }: Layout): { runscFile: string; state: string } {
  return { runscFile: configuration("runsc.toml"), state: data("runtimes") };
}

async function rise(layout: Layout, state: ClusterState): Promise<void> {
  const { ports } = state;
  const places = { ...placesOf(layout), gvisorShimStart: await gvisorShimStart(cacheDir()) };
  const rising = new Rise(layout, state, findRuntimes(places).path);
  await configure(layout, state, rising.cgroupPath);
  writeState(layout, state);

  await rising.program(etcd(layout, ports));
  await rising.program(apiServer(layout, ports));
  await rising.program(controllerManager(layout, ports));
  await rising.program(scheduler(layout, ports));
  await declareRuntimes(layout, state.runtimes);

  await rising.nodeNamespace();
  await rising.containerd();
  const images = new NodeImages(commandOf("ctr"), layout.engines.containerd.socket);
  await images.importArchive((await pauseImage(cacheDir())).archive);
  await images.importWorkloads(cacheDir());
  await rising.program(kubelet(layout, ports), rising.inNode());
  await until("The node is ready", async () => {
    const node = await readNode(layout);
    if (node !== undefined) await initialiseNode(layout, node);
    return isReady(node) && takesPods(node);
  });
  const { core } = clusterApis(layout);
  const account = async (): Promise<unknown> =>
    await core.readNamespacedServiceAccount({ name: "default", namespace: "default" });
  await until("The default service account is there", async () => (await found(account)) !== undefined);
}

/** Whether what runs can be brought up by starting what has ended. */
function canBeMended(state: ClusterState): boolean {
  const namespace = state.daemons["node-namespace"];
  return state.startedBy === undefined && namespace !== undefined && isAlive(namespace);
}

/** @throws HostError where it does not come up; nothing is left of it then. */
export async function up(layout: Layout, { maxPods }: UpOptions): Promise<ClusterState> {
  const lack = lacksForCluster();
  if (lack !== undefined)
    throw new HostError("cluster", lack, "As root: infra/setup.sh --only containerd,cni-plugins,kubernetes");
  let state = readState(layout);
  if (state !== undefined) {
    refuseWhileStarting(layout, state);
    if (state.maxPods !== maxPods) {
      throw new HostError(
        "cluster",
        `One for ${state.maxPods} Pods is there, and not for ${maxPods}.`,
        "Run: npm run -s cluster -- down",
      );
    }
    if (!canBeMended(state)) {
      await down(layout);
      state = undefined;
    }
  }
  const startedBy = identityOf(process.pid);
  if (state === undefined) {
    state = { startedBy, ports: await freePorts(), maxPods, daemons: {}, runtimes: [] };
    mkdirSync(layout.folder, { recursive: true, mode: 0o700 });
  }
  state.startedBy = startedBy;
  writeState(layout, state);
  try {
    await rise(layout, state);
  } catch (error) {
    await down(layout);
    throw error;
  }
  delete state.startedBy;
  writeState(layout, state);
  return state;
}
