/** A workload as Pods of one node: all that can be found out and made before the first is started. */
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { CoreV1Api, NodeV1Api, VersionApi } from "@kubernetes/client-node";
import type { ArtefactKind, BuiltWorkload } from "../../workloads/types.ts";
import { apiFailure, isApiStatus, messageOfApi } from "./api-failure.ts";
import { loadConnection, type PooledKubeConfig } from "./connection.ts";
import { dropNote, noteWorkspace } from "./notes.ts";
import { dnsLabel, targetName } from "./names.ts";
import { chooseNode, type ChosenNode } from "./node-choice.ts";
import { clusterWide, requirePermissions } from "./permissions.ts";
import { apiServerPids, NodeDaemons } from "./node-daemons.ts";
import { cgroupsOfPod, processesOfPod } from "./pod-on-host.ts";
import { podOf, type PodPlan } from "./pod.ts";
import { Pods } from "./pods.ts";
import { PodSession } from "./session.ts";
import { imageReference } from "./workload-image.ts";
import { closeWorkspace, openWorkspace } from "./workspace.ts";
import { requireArtefact } from "../lib/artefact.ts";
import { DriverError } from "../lib/driver-error.ts";
import { probeByTrial } from "../lib/trial.ts";
import { runtimeFamily } from "../lib/runtime-family.ts";
import type { Availability, DriverContext, EngineInstance, InstanceOptions, PreparedWorkload } from "../types.ts";

/** A Pod starts in a second or two; the kubelet looks again for what has failed after ten. */
const PROBE_LIMIT_MS = 60_000;

/** The kubelet has runtimes asked for statistics every few seconds: a command that comes and goes, and is not billed. */
const COMMAND_MS = 200;

/** The kubelet looks for what is left of Pods every 2 s. */
const CLEANUP_LIMIT_MS = 30_000;

/** For the account that Pods of a new namespace run by to be made. */
const ACCOUNT_LIMIT_MS = 30_000;

interface Place {
  readonly config: PooledKubeConfig;
  readonly core: CoreV1Api;
  readonly node: ChosenNode;
  readonly versions: Readonly<Record<string, string>>;
}

/** Everything that is asked before anything is made. @throws DriverError */
async function findPlace(variant: string, { environment }: Pick<DriverContext, "environment">): Promise<Place> {
  const target = targetName(variant);
  const config = loadConnection(target, environment);
  try {
    await requirePermissions(target, config, clusterWide);
    const { gitVersion } = await config.makeApiClient(VersionApi).getCode();
    await requireRuntimeClass(target, config, variant);
    const core = config.makeApiClient(CoreV1Api);
    const node = await chooseNode(target, core, environment["SANDGAUGE_NODE"]);
    return { config, core, node, versions: { kubernetes: gitVersion, ...node.versions } };
  } catch (error) {
    await config.close();
    throw apiFailure(target, "prepare", error);
  }
}

async function requireRuntimeClass(target: string, config: PooledKubeConfig, variant: string): Promise<void> {
  try {
    await config.makeApiClient(NodeV1Api).readRuntimeClass({ name: variant });
  } catch (error) {
    if (!isApiStatus(error, 404)) throw error;
    throw new DriverError(
      target,
      "prepare",
      `The cluster has no RuntimeClass ${variant}.`,
      "See kubectl get runtimeclasses.",
    );
  }
}

function artefactKind(variant: string, { architecture }: ChosenNode): ArtefactKind {
  if (runtimeFamily(variant).technology === "wasm") return "wasm";
  return architecture === "arm64" ? "arm64" : "x86_64";
}

/** Has the API server go through all that it asks of a Pod, and make none. */
async function tryAdmission(target: string, core: CoreV1Api, namespace: string, plan: PodPlan): Promise<void> {
  const limit = performance.now() + ACCOUNT_LIMIT_MS;
  for (;;) {
    try {
      await core.createNamespacedPod({ namespace, body: podOf(plan), dryRun: "All" });
      return;
    } catch (error) {
      const isForAccount = isApiStatus(error, 403) && /serviceaccount .* not found/.test(messageOfApi(error));
      if (!isForAccount || performance.now() > limit) throw apiFailure(target, "prepare", error);
      await delay(50);
    }
  }
}

/**
 * The API can let go of a Pod that was ended in the middle of its start before the kubelet has ended the last of it.
 *
 * @param folders of its cgroups.
 */
async function untilGone(target: string, folders: () => string[]): Promise<void> {
  const limit = performance.now() + CLEANUP_LIMIT_MS;
  for (let left = folders(); left.length > 0; left = folders()) {
    if (performance.now() > limit) {
      throw new DriverError(
        target,
        "destroy",
        `The kubelet has not removed ${left[0]} within ${CLEANUP_LIMIT_MS / 1000} s.`,
        "See the kubelet's log.",
      );
    }
    await delay(20);
  }
}

export async function probe(variant = "runc", workload: BuiltWorkload, context: DriverContext): Promise<Availability> {
  let versions: Readonly<Record<string, string>> = {};
  const trial = await probeByTrial(
    async () => {
      const place = await findPlace(variant, context);
      ({ versions } = place);
      await place.config.close();
      return await prepare(variant, workload, context);
    },
    context,
    PROBE_LIMIT_MS,
  );
  if (trial.ready) return { status: "ready", versions };
  return { status: "missing", reason: trial.reason, remedy: trial.remedy ?? "See kubectl get events." };
}

export async function prepare(
  variant = "runc",
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<PreparedWorkload<EngineInstance>> {
  const target = targetName(variant);
  const { environment, runId, cgroup } = context;
  const { config, core, node } = await findPlace(variant, context);
  const { manifest } = workload;
  const family = runtimeFamily(variant);
  const key = randomBytes(3).toString("hex");
  const repository = environment["SANDGAUGE_IMAGES"];
  try {
    const { sha256 } = requireArtefact(target, workload, artefactKind(variant, node));
    if (manifest.needs?.includes("directory") === true && !node.isThisHost) {
      throw new DriverError(
        target,
        "prepare",
        `${manifest.name} needs a folder of this host, which is not the node.`,
        "Run the harness on the node.",
      );
    }
    const common = {
      runId,
      runtimeClass: variant,
      node: node.name,
      image: imageReference(manifest.name, sha256, repository),
      pullPolicy: repository === undefined ? "Never" : "IfNotPresent",
    } as const;
    const wanted = environment["SANDGAUGE_NAMESPACE"];
    const workspace = await openWorkspace(target, config, core, wanted, runId, (made) =>
      noteWorkspace(context, key, made),
    );
    const { namespace } = workspace;
    const live = new Map<string, EngineInstance>();
    const daemons = new NodeDaemons(node.isThisHost ? node.kubeletPort : undefined);
    let pods: Pods;
    try {
      await tryAdmission(target, core, namespace, { ...common, name: `admission-${key}`, stdin: "open" });
      pods = await Pods.follow(config, namespace, runId);
    } catch (error) {
      await closeWorkspace(target, core, workspace);
      dropNote(context, key);
      throw error;
    }

    async function createInstance(id: string, { directory, cpu }: InstanceOptions = {}): Promise<EngineInstance> {
      if (cpu !== undefined) {
        throw new DriverError(
          target,
          "create",
          `A Pod cannot be put on CPU ${cpu} by the API.`,
          "Measure work at another layer.",
        );
      }
      const plan = { ...common, name: dnsLabel(`sg-${key}-${id}`), ...(directory === undefined ? {} : { directory }) };
      let session: PodSession | undefined;
      const onHost = (): string[] =>
        session?.uid === undefined || !node.isThisHost || cgroup === undefined ? [] : cgroupsOfPod(cgroup, session.uid);
      const instance: EngineInstance = {
        id,
        files: [],
        start(listener, stdin) {
          const { isThisHost: isOnThisHost, podLimit } = node;
          const request = { target, namespace, pod: podOf({ ...plan, stdin }), stdin, isOnThisHost, podLimit };
          session = new PodSession(config, core, request, listener);
          pods.add(session);
          return session;
        },
        async processes() {
          await session?.started;
          const before = new Set(processesOfPod(onHost(), variant, daemons).map(({ pid }) => pid));
          await delay(COMMAND_MS);
          return processesOfPod(onHost(), variant, daemons).filter(({ pid }) => before.has(pid));
        },
        cgroups: async () => onHost().map((folder) => ({ folder, component: family.cgroupComponent })),
        async destroy() {
          await session?.remove();
          await session?.ended.catch(() => undefined);
          await untilGone(target, onHost);
          live.delete(id);
        },
      };
      live.set(id, instance);
      return instance;
    }

    return {
      artefactSha256: sha256,
      enginePids: { ...apiServerPids(config.getCurrentCluster()?.server ?? ""), ...daemons.pids },
      createInstance,
      async [Symbol.asyncDispose]() {
        for (const instance of live.values()) await instance.destroy();
        pods.stop();
        await closeWorkspace(target, core, workspace);
        dropNote(context, key);
        await config.close();
      },
    };
  } catch (error) {
    await config.close();
    throw apiFailure(target, "prepare", error);
  }
}
