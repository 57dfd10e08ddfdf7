import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  RbacAuthorizationV1Api,
  setHeaderOptions,
} from "@kubernetes/client-node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launch, Launcher } from "../harness/launcher/types.ts";
import { accountKubeconfig, applyManifest, startCluster } from "../harness/testing/cluster.ts";
import { type CommandLine, commandLine } from "../harness/testing/command-line.ts";
import { requires } from "../harness/testing/requires.ts";
import { samplesIn } from "../harness/testing/samples-in.ts";
import { watchUntil } from "../harness/testing/watch-until.ts";
import { NODE_NAME } from "../infra/cluster/layout.ts";
import { freePorts } from "../infra/cluster/ports.ts";
import { lacksForCluster, up } from "../infra/cluster/up.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { kubernetes } from "./kubernetes.ts";
import { OWNER, OWNER_LABEL } from "./kubernetes/names.ts";
import { DriverError } from "./lib/driver-error.ts";
import { RUN_LABEL } from "./lib/engine-labels.ts";
import type { DriverContext, EngineInstance, PreparedWorkload } from "./types.ts";

const MAX_PODS = 12;
const ACCESS = join(import.meta.dirname, "../infra/kubernetes/access.yaml");
const mergePatch = setHeaderOptions("Content-Type", PatchStrategy.MergePatch);

let cluster: Awaited<ReturnType<typeof startCluster>>;
let core: CoreV1Api;
let scope: RunScope;
let launcher: Launcher;
let hold: BuiltWorkload;
let noop: BuiltWorkload;
/** Of the account that may do no more than it must. */
let kubeconfig: string;
let folder: string;

beforeAll(async () => {
  if (lacksForCluster() !== undefined) return;
  cluster = await startCluster({ maxPods: MAX_PODS });
  core = cluster.config.makeApiClient(CoreV1Api);
  await applyManifest(cluster.config, ACCESS);
  kubeconfig = await accountKubeconfig(cluster, { name: OWNER, namespace: OWNER });
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId });
  const cache = scope.context.cacheDir;
  [hold, noop] = await Promise.all([buildWorkload("hold", { cache }), buildWorkload("noop", { cache })]);
  folder = mkdtempSync(join(tmpdir(), "sandgauge-kubernetes-"));
}, 600_000);
afterAll(async () => {
  await launcher?.close();
  await scope?.close();
  await cluster?.[Symbol.asyncDispose]();
  if (folder !== undefined) rmSync(folder, { recursive: true });
}, 300_000);
beforeEach((context) => {
  requires(context, "cluster", lacksForCluster());
});

function contextOf(environment: Record<string, string | undefined> = {}): DriverContext {
  return { ...scope.context, environment: { HOME: "/nonexistent", KUBECONFIG: kubeconfig, ...environment } };
}

async function podNames(): Promise<string[]> {
  const { items } = await core.listPodForAllNamespaces({ labelSelector: `${OWNER_LABEL}=${OWNER}` });
  return items.flatMap(({ metadata }) => metadata?.name ?? []);
}

async function ownNamespaces(): Promise<string[]> {
  const { items } = await core.listNamespace({ labelSelector: RUN_LABEL });
  return items.flatMap(({ metadata }) => metadata?.name ?? []);
}

/** Prepares a workload for `body`, and disposes it also where that throws. */
async function prepared<T>(
  workload: BuiltWorkload,
  context: DriverContext,
  body: (made: PreparedWorkload<EngineInstance>) => Promise<T>,
): Promise<T> {
  const made = await kubernetes.prepare("runc", workload, context);
  try {
    return await body(made);
  } finally {
    await made[Symbol.asyncDispose]();
  }
}

async function refusal(environment: Record<string, string | undefined>): Promise<string> {
  try {
    await prepared(hold, contextOf(environment), async () => undefined);
  } catch (error) {
    if (error instanceof DriverError) return `${error.message} ${error.remedy}`;
    throw error;
  }
  return "nothing was refused";
}

function launch(instance: EngineInstance): Launch {
  return launchInstance(launcher, instance, { stdin: "open", awaits: "ready", timeoutNs: 60e9 });
}

describe("a start", () => {
  test("has phases in their order, and its ready line's time is the node's runtime's", async () => {
    await prepared(noop, contextOf(), async (made) => {
      const instance = await made.createInstance("timed");
      const how = { stdin: "closed", awaits: "exit", timeoutNs: 60e9 } as const;
      const started = launchInstance(launcher, instance, how);
      const [ready, exit] = await Promise.all([started.ready, started.exited]);
      expect(exit).toMatchObject({ code: 0, signal: null });
      const phases = exit.phases ?? {};
      expect(Object.keys(phases)).toEqual(
        expect.arrayContaining(["accept", "schedule", "sandbox", "create", "start", "remove"]),
      );
      const { accept = 0, schedule = 0, sandbox = 0, create = 0, remove = 0 } = phases;
      const readyNs = ready?.atNs ?? 0;
      const inOrder = [0, accept, schedule, sandbox, create];
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
      expect(readyNs).toBeGreaterThan(sandbox);
      expect(remove).toBeGreaterThan(readyNs);
      await instance.destroy();
    });
    expect(await podNames()).toEqual([]);
  });

  test("is the doing of the API server, the kubelet and its engine, found where they are on this host", async () => {
    const { "kube-apiserver": server, kubelet, containerd } = cluster.state.daemons;
    await prepared(noop, contextOf(), async (made) => {
      expect(made.enginePids).toEqual({
        "api-server": server?.pid,
        kubelet: kubelet?.pid,
        engine: containerd?.pid,
      });
    });
  });

  test("of an administrator has a namespace of its own, gone with the workload", async () => {
    await core.deleteNamespace({ name: OWNER });
    await expect
      .poll(async () => await core.readNamespace({ name: OWNER }).catch(() => "gone"), { timeout: 60_000 })
      .toBe("gone");
    try {
      await prepared(hold, contextOf({ KUBECONFIG: cluster.layout.kubeconfig }), async (made) => {
        const instance = await made.createInstance("own");
        expect(await launch(instance).ready).not.toBeNull();
        const [namespace = ""] = await ownNamespaces();
        const { metadata } = await core.readNamespace({ name: namespace });
        expect(metadata?.labels).toMatchObject({ [OWNER_LABEL]: OWNER, [RUN_LABEL]: scope.runId });
        expect(await podNames()).toHaveLength(1);
      });
      expect(await ownNamespaces()).toEqual([]);
      expect(await podNames()).toEqual([]);
    } finally {
      await reapply();
    }
  });
});

/** What {@link ACCESS} makes, where a test has had the namespace removed. */
async function reapply(): Promise<void> {
  const rbac = cluster.config.makeApiClient(RbacAuthorizationV1Api);
  await rbac.deleteClusterRole({ name: OWNER });
  await rbac.deleteClusterRoleBinding({ name: OWNER });
  await applyManifest(cluster.config, ACCESS);
  rmSync(kubeconfig);
  kubeconfig = await accountKubeconfig(cluster, { name: OWNER, namespace: OWNER });
}

function configWith(change: (config: KubeConfig) => void): string {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  change(config);
  const file = join(folder, "changed");
  writeFileSync(file, config.exportConfig());
  return file;
}

describe("a kubeconfig", () => {
  test("that is not there, is none, or names what it has not, is told so", async () => {
    const file = join(folder, "kubeconfig");
    expect(await refusal({ KUBECONFIG: file })).toContain(`There is no kubeconfig ${file}.`);
    writeFileSync(file, "{ not: [yaml");
    expect(await refusal({ KUBECONFIG: file })).toContain(`The kubeconfig ${file} cannot be read: `);
    writeFileSync(file, "{}");
    expect(await refusal({ KUBECONFIG: file })).toContain("The kubeconfig names no current context.");
    const other = configWith((config) => config.setCurrentContext("elsewhere"));
    expect(await refusal({ KUBECONFIG: other })).toContain("has not all that its context elsewhere names");
    expect(await refusal({ KUBECONFIG: undefined })).toContain("There is no kubeconfig here, nor is this a Pod");
  });

  test("of a server that is not there, or that does not know the account, is told so", async () => {
    const { apiServer: nobodys } = await freePorts();
    const refused = configWith((config) => {
      config.clusters = config.clusters.map((one) => ({ ...one, server: `https://127.0.0.1:${nobodys}` }));
    });
    expect(await refusal({ KUBECONFIG: refused })).toMatch(/The API server does not answer: .*ECONNREFUSED/);
    const unknown = configWith((config) => {
      config.users = config.users.map((one) => ({ ...one, token: "nobody" }));
    });
    expect(await refusal({ KUBECONFIG: unknown })).toContain("The API server does not know who asks (401).");
  });

  test("of an account without rights names each verb and resource", async () => {
    await core.createNamespacedServiceAccount({ namespace: OWNER, body: { metadata: { name: "powerless" } } });
    const powerless = await accountKubeconfig(cluster, { name: "powerless", namespace: OWNER });
    expect(await refusal({ KUBECONFIG: powerless })).toMatch(
      /may not get nodes, list nodes, get runtimeclasses\.node\.k8s\.io, list runtimeclasses\.node\.k8s\.io in the cluster\..*access\.yaml/,
    );
    const rbac = cluster.config.makeApiClient(RbacAuthorizationV1Api);
    const subject = { kind: "ServiceAccount", name: "powerless", namespace: OWNER };
    const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: OWNER };
    const body = { metadata: { name: "powerless" }, roleRef, subjects: [subject] };
    await rbac.createClusterRoleBinding({ body });
    const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["create", "get", "list", "watch"] }];
    await rbac.createNamespacedRole({ namespace: OWNER, body: { metadata: { name: "powerless" }, rules } });
    const role = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "powerless" };
    const binding = { metadata: { name: "powerless" }, roleRef: role, subjects: [subject] };
    await rbac.createNamespacedRoleBinding({ namespace: OWNER, body: binding });
    expect(await refusal({ KUBECONFIG: powerless })).toContain(
      "may not delete pods, get pods/log, get pods/attach, create pods/attach, list events, watch events in namespace",
    );
    expect(await podNames()).toEqual([]);
  });
});

describe("what the cluster has not", () => {
  test("a RuntimeClass, a node, an image: each is named", async () => {
    const missing = await kubernetes.probe("no-such-class", hold, contextOf());
    expect(missing).toMatchObject({ status: "missing", reason: "The cluster has no RuntimeClass no-such-class." });
    expect(await refusal({ SANDGAUGE_NODE: "nowhere" })).toContain("There is no node of the name in SANDGAUGE_NODE.");
    const artefacts = Object.fromEntries(
      Object.entries(hold.artefacts).map(([kind, artefact]) => [kind, { ...artefact, sha256: "0".repeat(64) }]),
    );
    const unknown = await kubernetes.probe("runc", { ...hold, artefacts }, contextOf());
    expect(unknown).toMatchObject({
      status: "missing",
      reason: expect.stringMatching(
        /^The Pod does not run: ErrImageNeverPull, .*sandgauge\.invalid\/hold:000000000000/,
      ),
      remedy: "Bring the image to the node; infra/README.md tells how.",
    });
    expect(await podNames()).toEqual([]);
  });

  test("a namespace that is somebody else's is not touched", async () => {
    await core.createNamespace({ body: { metadata: { name: "theirs" } } });
    const { metadata: before } = await core.readNamespace({ name: "theirs" });
    expect(await refusal({ KUBECONFIG: cluster.layout.kubeconfig, SANDGAUGE_NAMESPACE: "theirs" })).toContain(
      "The namespace theirs is not this project's: its label app.kubernetes.io/managed-by is absent, and not sandgauge.",
    );
    expect((await core.readNamespace({ name: "theirs" })).metadata).toEqual(before);
    expect((await core.listNamespacedPod({ namespace: "theirs" })).items).toEqual([]);
  });

  test("a node that is not ready, or cordoned, is refused", async () => {
    const { pid } = cluster.state.daemons["kubelet"] ?? { pid: 0 };
    process.kill(pid, "SIGSTOP"); // it would say that it is ready
    const conditions = [{ type: "Ready", status: "False", reason: "TestSaysSo", message: "as told" }];
    try {
      await core.patchNodeStatus(
        { name: NODE_NAME, body: { status: { conditions } } },
        setHeaderOptions("Content-Type", PatchStrategy.StrategicMergePatch),
      );
      expect(await refusal({})).toContain("The node is not ready: TestSaysSo, as told.");
    } finally {
      process.kill(pid, "SIGCONT");
    }
    await up(cluster.layout, { maxPods: MAX_PODS });
    await core.patchNode({ name: NODE_NAME, body: { spec: { unschedulable: true } } }, mergePatch);
    expect(await refusal({})).toContain("The node is cordoned.");
    await core.patchNode({ name: NODE_NAME, body: { spec: { unschedulable: null } } }, mergePatch);
    expect(await refusal({})).toBe("nothing was refused");
  });
});

async function startedPod(made: PreparedWorkload<EngineInstance>, id: string): Promise<{ held: Launch; name: string }> {
  const held = launch(await made.createInstance(id));
  expect(await held.ready).not.toBeNull();
  const [name = ""] = await podNames();
  return { held, name };
}

describe("a Pod that others meddle with", () => {
  test("is told to be evicted, or deleted, and is gone", async () => {
    await prepared(hold, contextOf(), async (made) => {
      const evicted = await startedPod(made, "evicted");
      const metadata = { name: evicted.name, namespace: OWNER };
      await core.createNamespacedPodEviction({ ...metadata, body: { metadata } });
      await expect(evicted.held.exited).rejects.toThrow(/The Pod does not run: EvictionByEvictionAPI, /);
      const deleted = await startedPod(made, "deleted");
      await core.deleteNamespacedPod({ name: deleted.name, namespace: OWNER });
      const how = await deleted.held.exited.then(
        ({ code, signal }) => ({ code, signal }),
        (error: Error) => error.message,
      );
      // The kubelet may say first that the container was ended.
      expect(how).toSatisfy(
        (end: unknown) =>
          /somebody else has deleted the Pod/.test(String(end)) || JSON.stringify(end).includes("SIGKILL"),
      );
    });
    expect(await podNames()).toEqual([]);
  });
});

describe("the command line", () => {
  let cli: CommandLine;
  let out: string;
  beforeEach(() => {
    cli = commandLine();
    out = join(cli.folder, "run");
    mkdirSync(out);
  });
  afterEach(() => cli.remove());

  /** Of the cluster's target: the baseline has its own. */
  async function untilSamples(count: number): Promise<void> {
    await watchUntil(out, () => samplesIn(out).filter(({ target }) => target === "kubernetes/runc").length >= count);
  }

  const density = {
    workload: "hold",
    most: 200,
    firstStep: 4,
    largestStep: 4,
    startsAtOnce: 2,
    askEvery: 1,
    answerLimitMilliseconds: 30_000,
    startLimitMilliseconds: 60_000,
    memoryFloorMebibytes: 512,
    secondsPerTarget: 600,
    timeoutSeconds: 60,
  };

  test("a ramp goes to the node's limit of Pods, and back to nothing", async () => {
    const plan = cli.planOf(["kubernetes/runc"], { density });
    const run = await cli.start(["run", "--plan", plan, "--out", out], { KUBECONFIG: kubeconfig });
    expect(run.exitCode, run.stderr).toBe(0);
    const all = samplesIn(out).flatMap((sample) => (sample.metric === "density" ? sample : []));
    const end = all.findLast(({ target }) => target === "kubernetes/runc");
    expect(end).toMatchObject({
      phase: "end",
      value: MAX_PODS,
      boundBy: "pod-limit",
      why: expect.stringMatching(/Too many pods.*; the node takes 12 Pods\.$/),
      leftBehind: { processes: 0, cgroups: 0, mounts: 0 },
    });
    expect(await podNames()).toEqual([]);
  });

  test("kill -9 of the harness: clean removes its Pods, and no others", async () => {
    const plan = cli.planOf(["kubernetes/runc"], { density: { ...density, most: 8, firstStep: 4 } });
    const run = cli.start(["run", "--plan", plan, "--out", out], { KUBECONFIG: kubeconfig });
    await untilSamples(1);
    run.kill("SIGKILL");
    await run;
    expect((await podNames()).length).toBeGreaterThan(0);
    const foreign = { metadata: { name: "foreign", namespace: "theirs" } };
    await core.createNamespacedPod({
      namespace: "theirs",
      body: { ...foreign, spec: { containers: [{ name: "c", image: "sandgauge.invalid/none" }] } },
    });
    const cleaned = await cli.start(["clean"], { KUBECONFIG: kubeconfig });
    expect(cleaned.exitCode, cleaned.stderr).toBe(0);
    expect(cleaned.stderr).toMatch(/ sandboxes of engines, /);
    expect(await podNames()).toEqual([]);
    expect(
      (await core.readNamespacedPod({ name: "foreign", namespace: "theirs" })).metadata?.deletionTimestamp,
    ).toBeUndefined();
  });

  test("the API server is killed, and started again, in the middle of a run: it ends, and nothing is left", async () => {
    const plan = cli.plan(["kubernetes/runc"], {
      series: [{ cache: "warm", concurrency: 1, samples: 12, secondsPerTarget: 120, atLeast: 12 }],
    });
    const run = cli.start(["run", "--plan", plan, "--out", out], { KUBECONFIG: kubeconfig });
    await untilSamples(3);
    process.kill((await up(cluster.layout, { maxPods: MAX_PODS })).daemons["kube-apiserver"]?.pid ?? 0, "SIGKILL");
    await up(cluster.layout, { maxPods: MAX_PODS });
    const ended = await run;
    expect(ended.exitCode, ended.stderr).toBe(0);
    const starts = samplesIn(out).flatMap((sample) =>
      sample.metric === "startup" && !sample.warmup && sample.target === "kubernetes/runc" ? sample : [],
    );
    expect(starts).toHaveLength(12);
    expect(starts.filter(({ outcome }) => outcome === "ok").length).toBeGreaterThan(8);
    expect(starts.at(-1)?.outcome).toBe("ok");
    expect(await podNames()).toEqual([]);
  });
});
