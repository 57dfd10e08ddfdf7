/** The harness in a Pod of the cluster that it measures: no kubeconfig, the Pod's own account, and nothing of the node's. */
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { CoreV1Api, type V1Pod } from "@kubernetes/client-node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { cacheDir } from "../../harness/host/cache.ts";
import { findTool } from "../../harness/host/tools.ts";
import type { Sample } from "../../harness/records/sample.ts";
import { applyManifest, startCluster } from "../../harness/testing/cluster.ts";
import { type CommandLine, commandLine } from "../../harness/testing/command-line.ts";
import { harnessImage } from "../../harness/testing/harness-image.ts";
import { requires } from "../../harness/testing/requires.ts";
import { samplesIn } from "../../harness/testing/samples-in.ts";
import { NodeImages } from "../../infra/cluster/images.ts";
import { lacksForCluster } from "../../infra/cluster/up.ts";
import { OWNER } from "./names.ts";

const IMAGE = "sandgauge.invalid/harness:in-pod";
const ACCESS = join(import.meta.dirname, "../../infra/kubernetes/access.yaml");
const TARGET = "kubernetes/runc";
const SHARED = "/shared";
const NOBODY = 65_534;

let cluster: Awaited<ReturnType<typeof startCluster>>;
let core: CoreV1Api;

beforeAll(async () => {
  if (lacksForCluster() !== undefined) return;
  const image = harnessImage(IMAGE);
  cluster = await startCluster({ maxPods: 12 });
  core = cluster.config.makeApiClient(CoreV1Api);
  const ctr = findTool("ctr", cacheDir())?.command ?? ["ctr"];
  await new NodeImages(ctr, cluster.layout.engines.containerd.socket).importArchive(await image);
  await applyManifest(cluster.config, ACCESS);
}, 600_000);
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
}, 300_000);

let cli: CommandLine;
beforeEach((context) => {
  requires(context, "cluster", lacksForCluster());
  cli = commandLine();
  chmodSync(cli.folder, 0o777);
});
afterEach(() => cli?.remove());

/** What an administrator would make of the image, but for the way to the API server, to which no Service leads here. */
function harnessPod(name: string, args: readonly string[]): V1Pod {
  const env = {
    KUBERNETES_SERVICE_HOST: "127.0.0.1",
    KUBERNETES_SERVICE_PORT: String(cluster.state.ports.apiServer),
    SANDGAUGE_CACHE: "/tmp/cache",
  };
  return {
    metadata: { name },
    spec: {
      serviceAccountName: OWNER,
      restartPolicy: "Never",
      hostNetwork: true,
      containers: [
        {
          name: "harness",
          image: IMAGE,
          imagePullPolicy: "Never",
          args: [...args],
          env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ["ALL"] },
            runAsNonRoot: true,
            runAsUser: NOBODY,
            runAsGroup: NOBODY,
          },
          volumeMounts: [{ name: "shared", mountPath: SHARED }],
        },
      ],
      volumes: [{ name: "shared", hostPath: { path: cli.folder, type: "Directory" } }],
    },
  };
}

async function phaseOf(name: string): Promise<string | undefined> {
  const { status } = await core.readNamespacedPod({ name, namespace: OWNER });
  return status?.phase;
}

async function podNames(): Promise<string[]> {
  const { items } = await core.listNamespacedPod({ namespace: OWNER });
  return items.flatMap(({ metadata }) => metadata?.name ?? []);
}

/** Runs it to its end. @returns what it said. */
async function ranWhole(name: string, args: readonly string[]): Promise<string> {
  await core.createNamespacedPod({ namespace: OWNER, body: harnessPod(name, args) });
  await expect
    .poll(async () => await phaseOf(name), { timeout: 300_000, interval: 500 })
    .toSatisfy((phase: unknown) => phase === "Succeeded" || phase === "Failed");
  const said = await core.readNamespacedPodLog({ name, namespace: OWNER });
  expect(await phaseOf(name), said).toBe("Succeeded");
  expect(await podNames()).toEqual([name]);
  await core.deleteNamespacedPod({ name, namespace: OWNER });
  await expect.poll(podNames, { timeout: 60_000 }).toEqual([]);
  return said;
}

function planned(parts: Readonly<Record<string, unknown>>): string[] {
  cli.planOf([TARGET], parts);
  return ["run", "--targets", TARGET, "--plan", `${SHARED}/plan.json`, "--out", `${SHARED}/run`];
}

function ofTarget<M extends Sample["metric"]>(metric: M): Extract<Sample, { metric: M }>[] {
  return samplesIn(join(cli.folder, "run")).filter(
    (sample): sample is Extract<Sample, { metric: M }> =>
      sample.metric === metric && sample.target === TARGET && !sample.warmup,
  );
}

test("it starts Pods on its node, step by step, by the node's own clock", async () => {
  const series = [{ cache: "warm", concurrency: 1, samples: 10, secondsPerTarget: 300, atLeast: 10 }];
  const startup = { workload: "noop", warmups: 1, timeoutSeconds: 60, gapMilliseconds: 0, series };
  await ranWhole("startup", planned({ startup }));
  const starts = ofTarget("startup");
  expect(starts.map(({ outcome, error }) => error ?? outcome)).toEqual(Array.from({ length: 10 }, () => "ok"));
  for (const { value, events } of starts) {
    const { accept = Infinity, schedule = Infinity, sandbox = Infinity, remove = 0 } = events.phases ?? {};
    expect(Math.max(accept, schedule, sandbox)).toBeLessThan(value ?? 0);
    expect(remove).toBeGreaterThan(value ?? Infinity);
  }
}, 400_000);

test("it asks those that it holds, and tells that it sees nothing of their memory", async () => {
  const density = {
    workload: "hold",
    most: 3,
    firstStep: 3,
    largestStep: 3,
    startsAtOnce: 1,
    askEvery: 1,
    answerLimitMilliseconds: 30_000,
    startLimitMilliseconds: 60_000,
    memoryFloorMebibytes: 256,
    secondsPerTarget: 300,
    timeoutSeconds: 60,
  };
  const memory = {
    workload: "hold",
    levels: [1],
    climbs: 1,
    dirtyMebibytes: [0],
    secondsPerClimb: 60,
    timeoutSeconds: 60,
  };
  await ranWhole("held", planned({ density, memory }));
  expect(ofTarget("density").at(-1)).toMatchObject({ phase: "end", value: 3, boundBy: "plan" });
  expect(ofTarget("memory").at(-1)).toMatchObject({
    outcome: "failed",
    value: null,
    error: "none of the instances' processes are seen from here, so that their memory cannot be read",
  });
}, 400_000);

test("its Pod is deleted in the middle: it keeps what it measured, and takes its Pods with it", async () => {
  const series = [{ cache: "warm", concurrency: 1, samples: 500, secondsPerTarget: 3600, atLeast: 500 }];
  const startup = { workload: "noop", warmups: 1, timeoutSeconds: 60, gapMilliseconds: 0, series };
  const body = harnessPod("deleted", planned({ startup }));
  await core.createNamespacedPod({ namespace: OWNER, body });
  await expect.poll(() => ofTarget("startup").length, { timeout: 120_000, interval: 500 }).toBeGreaterThan(2);
  await core.deleteNamespacedPod({ name: "deleted", namespace: OWNER });
  await expect.poll(podNames, { timeout: 60_000 }).toEqual([]);
  expect(existsSync(join(cli.folder, "run", "plan.json"))).toBe(true);
  expect(ofTarget("startup").every(({ outcome }) => outcome === "ok")).toBe(true);
}, 400_000);
