/** `run --on kubernetes`, on a cluster of the test's own, by an account that may do no more than it must. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  BatchV1Api,
  CoreV1Api,
  PatchStrategy,
  RbacAuthorizationV1Api,
  setHeaderOptions,
} from "@kubernetes/client-node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { OWNER, OWNER_LABEL } from "../../../drivers/kubernetes/names.ts";
import { NodeImages } from "../../../infra/cluster/images.ts";
import { NODE_NAME } from "../../../infra/cluster/layout.ts";
import { lacksForCluster, up } from "../../../infra/cluster/up.ts";
import { cacheDir } from "../../host/cache.ts";
import { processesOfRun } from "../../host/leftovers.ts";
import { runCgroupFolders } from "../../host/run-cgroup.ts";
import { findTool } from "../../host/tools.ts";
import { accountKubeconfig, applyManifest, startCluster } from "../../testing/cluster.ts";
import { type CommandLine, commandLine } from "../../testing/command-line.ts";
import { harnessImage } from "../../testing/harness-image.ts";
import { lacksCommand } from "../../testing/lacks.ts";
import { requires } from "../../testing/requires.ts";
import { watchUntil } from "../../testing/watch-until.ts";
import { FLEET_LABEL, FLEET_MANIFEST, NAMESPACE } from "./names.ts";

const IMAGE = "sandgauge.invalid/harness:test";
const MAX_PODS = 20;
const THIS_NODE = `kubernetes.io/hostname=${NODE_NAME}`;
const manifests = join(import.meta.dirname, "../../..", FLEET_MANIFEST);

const mergePatch = setHeaderOptions("Content-Type", PatchStrategy.MergePatch);

let cluster: Awaited<ReturnType<typeof startCluster>>;
let core: CoreV1Api;
let kubeconfig: string;

beforeAll(async () => {
  if (lacksForCluster() !== undefined) return;
  const image = harnessImage(IMAGE);
  cluster = await startCluster({ maxPods: MAX_PODS });
  core = cluster.config.makeApiClient(CoreV1Api);
  const ctr = findTool("ctr", cacheDir())?.command ?? ["ctr"];
  await new NodeImages(ctr, cluster.layout.engines.containerd.socket).importArchive(await image);
  for (const file of ["namespace.yaml", "access.yaml"]) await applyManifest(cluster.config, join(manifests, file));
  kubeconfig = await accountKubeconfig(cluster, { name: NAMESPACE, namespace: NAMESPACE });
}, 600_000);
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
}, 300_000);

let cli: CommandLine;
let out: string;
beforeEach((context) => {
  requires(context, "kubernetes", lacksForCluster());
  cli = commandLine();
  out = join(cli.folder, "fleet");
});
afterEach(() => cli?.remove());

function planOf(samples: number, targets: readonly string[] = ["process"]): string {
  const series = [{ cache: "warm", concurrency: 1, samples, secondsPerTarget: 3600, atLeast: samples }];
  return cli.plan(targets, { gapMilliseconds: 20, series });
}

function environment(changes: Record<string, string> = {}): Record<string, string> {
  return { KUBECONFIG: kubeconfig, ...changes };
}

function start(args: readonly string[], changes: Record<string, string> = {}) {
  const own = ["--on", "kubernetes", "--nodes", THIS_NODE, "--image", IMAGE, "--fetch-every", "1", "--out", out];
  return cli.start(["run", ...own, ...args], environment(changes));
}

interface MeasuredSample {
  readonly run: string;
  readonly warmup: boolean;
  readonly target: string;
  readonly outcome: string;
}

function samplesIn(folder: string): MeasuredSample[] {
  const file = join(folder, "samples.jsonl");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [""];
  expect(lines.pop()).toBe(""); // whole lines only
  return lines.map((line) => JSON.parse(line) as MeasuredSample);
}

const measuredIn = (folder: string): MeasuredSample[] => samplesIn(folder).filter(({ warmup }) => !warmup);

function outcomeIn(folder: string): { outcome: string; why: string } {
  return JSON.parse(readFileSync(join(folder, "outcome.json"), "utf8")) as { outcome: string; why: string };
}

/** Resolves once that many samples of the node are here, or the command has ended. */
async function fetched(count: number, running: Promise<unknown>): Promise<void> {
  const file = join(out, NODE_NAME, "samples.jsonl");
  const lines = (): number => (existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0);
  const over = running.then(() => true);
  for (let ended = false; !ended && lines() < count;) {
    ended = await Promise.race([over, delay(100, false)]);
  }
}

async function podNames(): Promise<string[]> {
  const { items } = await core.listNamespacedPod({ namespace: NAMESPACE });
  return items.flatMap(({ metadata }) => metadata?.name ?? []);
}

async function expectNothingLeft(): Promise<void> {
  const { items } = await cluster.config.makeApiClient(BatchV1Api).listNamespacedJob({ namespace: NAMESPACE });
  expect(items).toEqual([]);
  expect(await podNames()).toEqual([]);
  expect(existsSync(cli.state) ? readdirSync(cli.state) : []).toEqual([]);
  const [{ run } = { run: "" }] = existsSync(join(out, NODE_NAME)) ? samplesIn(join(out, NODE_NAME)) : [];
  if (run === "") return;
  expect(processesOfRun(run)).toEqual([]);
  expect(runCgroupFolders(run).filter((folder) => existsSync(folder))).toEqual([]);
}

describe("a node", () => {
  test("measures, tells how it goes, and its run is fetched whole", async () => {
    const { exitCode, stderr, stdout } = await start(["--plan", planOf(60), "--seed", "7"]);
    expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 0, stdout: out });
    const folder = join(out, NODE_NAME);
    expect(outcomeIn(folder)).toEqual({ outcome: "complete", why: "" });
    expect(measuredIn(folder)).toHaveLength(60);
    expect(JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"))).toMatchObject({ seed: 7 });
    expect(stderr).toMatch(/^sandgauge-node: process warm ×1: 60 samples, p50 /m);
    expect(stderr).toMatch(/^sandgauge-node +complete$/m);
    expect(stderr).toMatch(/^process warm ×1 noop +[0-9.]+ [mµ]s$/m);
    const report = await cli.start(["report", folder, "--format", "csv"]);
    expect(report.stdout).toContain("process");
    await expectNothingLeft();
  });

  test("gives a runtime in the Pod what it takes: namespaces, mounts, cgroups of the node", async (context) => {
    requires(context, "runc", lacksCommand("runc"));
    const { exitCode, stderr } = await start(["--plan", planOf(10, ["process", "runc"])]);
    expect(exitCode, stderr).toBe(0);
    const ofRunc = measuredIn(join(out, NODE_NAME)).filter(({ target }) => target === "runc");
    expect(ofRunc.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 10 }, () => "ok"));
    expect(stderr).toMatch(/^runc warm ×1 noop +[0-9.]+ m?s, [0-9.]+×$/m);
    await expectNothingLeft();
  });

  test("that is not ready is told so, and the others are measured", async () => {
    await core.createNode({ body: { metadata: { name: "absent", labels: { "sandgauge-test": "both" } } } });
    const labels = { "sandgauge-test": "both" };
    await core.patchNode({ name: NODE_NAME, body: { metadata: { labels } } }, mergePatch);
    try {
      const { exitCode, stderr } = await start(["--nodes", "sandgauge-test=both", "--plan", planOf(20)]);
      expect(exitCode, stderr).toBe(1);
      expect(outcomeIn(join(out, "absent"))).toEqual({
        outcome: "unreachable",
        why: expect.stringMatching(/^The node is not ready: /),
      });
      expect(outcomeIn(join(out, NODE_NAME)).outcome).toBe("complete");
    } finally {
      await core.deleteNode({ name: "absent" });
    }
    await expectNothingLeft();
  });

  test("has one measurement on it at a time: the second waits for its turn", async () => {
    const other = commandLine();
    try {
      const second = join(other.folder, "fleet");
      const plan = planOf(40);
      let together = 0;
      const both = [
        start(["--plan", plan]),
        other.start(
          ["run", "--on", "kubernetes", "--nodes", THIS_NODE, "--image", IMAGE, "--plan", plan, "--out", second],
          environment(),
        ),
      ];
      const over = Promise.all(both);
      for (let ended = false; !ended; ended = await Promise.race([over.then(() => true), delay(100, false)])) {
        const { items } = await core.listNamespacedPod({ namespace: NAMESPACE, labelSelector: FLEET_LABEL });
        together = Math.max(together, items.filter(({ status }) => status?.phase === "Running").length);
      }
      const [one, two] = await over;
      expect([one?.exitCode, two?.exitCode], `${one?.stderr}${two?.stderr}`).toEqual([0, 0]);
      expect(together).toBe(1);
      expect(`${one?.stderr}\n${two?.stderr}`).toMatch(/^sandgauge-node: waits: .*anti-affinity/m);
      expect(measuredIn(join(out, NODE_NAME))).toHaveLength(40);
      expect(measuredIn(join(second, NODE_NAME))).toHaveLength(40);
    } finally {
      other.remove();
    }
    await expectNothingLeft();
  });

  test("that its Pod is evicted from goes on with the same run in another Pod", async () => {
    const running = start(["--plan", planOf(400)]);
    await fetched(20, running);
    const [name = ""] = await podNames();
    const metadata = { name, namespace: NAMESPACE };
    await core.createNamespacedPodEviction({ ...metadata, body: { metadata } });
    const { exitCode, stderr } = await running;
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toMatch(/^sandgauge-node: goes on in another Pod$/m);
    const samples = samplesIn(join(out, NODE_NAME));
    expect(new Set(samples.map(({ run }) => run)).size).toBe(1);
    expect(samples.filter(({ warmup }) => !warmup)).toHaveLength(400);
    await expectNothingLeft();
  });

  test("that cannot be reached any more leaves what was fetched", async () => {
    const running = start(["--plan", planOf(5000), "--patience", "2"]);
    await fetched(20, running);
    process.kill((await up(cluster.layout, { maxPods: MAX_PODS })).daemons["kubelet"]?.pid ?? 0, "SIGKILL");
    const folder = join(out, NODE_NAME);
    await watchUntil(folder, () => existsSync(join(folder, "outcome.json")));
    await up(cluster.layout, { maxPods: MAX_PODS });
    const { exitCode, stderr } = await running;
    expect(exitCode, stderr).toBe(1);
    expect(outcomeIn(folder)).toEqual({
      outcome: "partial",
      why: expect.stringMatching(
        /^The host could not be reached any more \(.+\); what had been fetched is kept\. All of it is on the node: \/var\/lib\/sandgauge\/results\//,
      ),
    });
    expect(measuredIn(folder).length).toBeGreaterThanOrEqual(20);
    await expectNothingLeft();
  }, 300_000);
});

describe("the command", () => {
  test("when interrupted ends the runs, and keeps what they measured", async () => {
    const running = start(["--plan", planOf(5000)]);
    await fetched(20, running);
    running.kill("SIGINT");
    const { exitCode, stderr } = await running;
    expect(exitCode, stderr).toBe(130);
    expect(outcomeIn(join(out, NODE_NAME))).toEqual({
      outcome: "partial",
      why: expect.stringMatching(/^It was interrupted; it had said: Interrupted\. /),
    });
    expect(measuredIn(join(out, NODE_NAME)).length).toBeGreaterThanOrEqual(20);
    await expectNothingLeft();
  });

  test("when killed leaves Jobs that clean removes", async () => {
    const running = start(["--plan", planOf(5000)]);
    await fetched(20, running);
    running.kill("SIGKILL");
    await running;
    expect(await podNames()).toHaveLength(1);
    const { exitCode, stderr } = await cli.start(["clean"], environment());
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toMatch(/ had left: 1 Jobs of a cluster, /);
    await expectNothingLeft();
  });

  test("tells of a run that was refused on the node, in the node's own words, and does not try again", async () => {
    const { exitCode, stderr } = await start(["--plan", planOf(20), "--targets", "rnc"]);
    expect(exitCode, stderr).toBe(3);
    expect(outcomeIn(join(out, NODE_NAME))).toEqual({
      outcome: "failed",
      why: expect.stringMatching(/^The run ended with exit status 2; it had said: .*no target "rnc"/),
    });
    expect(stderr).not.toContain("goes on in another Pod");
    await expectNothingLeft();
  });

  test("names an image that the node has not, and the remedy", async () => {
    const { exitCode, stderr } = await start(["--image", "sandgauge.invalid/harness:none", "--plan", planOf(20)]);
    expect(exitCode, stderr).toBe(3);
    expect(outcomeIn(join(out, NODE_NAME)).why).toMatch(
      /^The Pod does not run: ErrImageNeverPull, .*harness:none.*Bring the image to the node, or name another by --image/,
    );
    await expectNothingLeft();
  });

  test.each([
    ["a selector that is none", ["--nodes", "a=b=c"], 2, /\[nodes\] "a=b=c" is no selector: /],
    ["a selector of no node", ["--nodes", "a=b"], 2, /\[nodes\] No node matches "a=b"\. See kubectl get nodes/],
    ["a plan that is none", ["--plan", "nightli"], 2, /Did you mean nightly\?/],
    ["another place", ["--on", "mesos"], 2, /A run on "mesos" is not known\. There is: kubernetes\./],
    ["a patience that is none", ["--patience", "long"], 2, /\[--patience\] "long" is no positive number\./],
    ["a folder that holds something", ["--out", import.meta.dirname], 2, /is not empty\./],
  ] as const)("%s is refused before anything is made", async (_, args, code, said) => {
    const { exitCode, stderr, stdout } = await start(args);
    expect(stderr).toMatch(said);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: "" });
    await expectNothingLeft();
  });

  test("options of a cluster without one are refused", async () => {
    const { exitCode, stderr } = await cli.start(["run", "--nodes", "a=b"]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: "sandgauge: [run] --nodes is for a cluster. Add --on kubernetes.",
    });
  });

  test("an account without rights is told which; a namespace that is somebody else's is not touched", async () => {
    await core.createNamespacedServiceAccount({ namespace: NAMESPACE, body: { metadata: { name: "powerless" } } });
    const powerless = await accountKubeconfig(cluster, { name: "powerless", namespace: NAMESPACE });
    const nodes = await start(["--plan", planOf(20)], { KUBECONFIG: powerless });
    expect(nodes.exitCode).toBe(3);
    expect(nodes.stderr).toMatch(/may not get nodes, list nodes in the cluster\..*infra\/kubernetes\/fleet/);
    const rbac = cluster.config.makeApiClient(RbacAuthorizationV1Api);
    const role = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: NAMESPACE };
    const subjects = [{ kind: "ServiceAccount", name: "powerless", namespace: NAMESPACE }];
    await rbac.createClusterRoleBinding({ body: { metadata: { name: "powerless" }, roleRef: role, subjects } });
    const jobs = await start(["--plan", planOf(20)], { KUBECONFIG: powerless });
    expect(jobs.stderr).toMatch(/may not create jobs\.batch, .*create pods\/exec.* in namespace sandgauge-fleet\./);

    await core.createNamespace({ body: { metadata: { name: "theirs" } } });
    const administrator = { KUBECONFIG: cluster.layout.kubeconfig };
    const theirs = await start(["--plan", planOf(20)], { ...administrator, SANDGAUGE_FLEET_NAMESPACE: "theirs" });
    expect(theirs.stderr).toContain(`its label ${OWNER_LABEL} is absent, and not ${OWNER}. Name another one`);
    const nowhere = await start(["--plan", planOf(20)], { ...administrator, SANDGAUGE_FLEET_NAMESPACE: "nowhere" });
    expect(nowhere.stderr).toContain("There is no namespace nowhere, or none that this account may look at.");
    expect(existsSync(out)).toBe(false);
  });

  test("a kubeconfig that leads nowhere is told so", async () => {
    const file = join(cli.folder, "kubeconfig");
    const absent = await start(["--plan", planOf(20)], { KUBECONFIG: file });
    expect({ exitCode: absent.exitCode, stderr: absent.stderr }).toEqual({
      exitCode: 3,
      stderr: `sandgauge: [kubernetes] There is no kubeconfig ${file}. Correct KUBECONFIG.`,
    });
    writeFileSync(file, readFileSync(kubeconfig, "utf8").replace(/127\.0\.0\.1:\d+/, "127.0.0.1:2"));
    const refused = await start(["--plan", planOf(20)], { KUBECONFIG: file });
    expect(refused.stderr).toMatch(/The API server does not answer: .*ECONNREFUSED/);
    expect(refused.exitCode).toBe(3);
  });
});
