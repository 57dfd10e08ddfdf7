import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CoreV1Api, NodeV1Api } from "@kubernetes/client-node";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { podOf } from "../drivers/kubernetes/pod.ts";
import { workloadImage } from "../drivers/kubernetes/workload-image.ts";
import { nativeKind } from "../drivers/lib/artefact.ts";
import { cacheDir } from "../harness/host/cache.ts";
import { cgroupHierarchies } from "../harness/host/cgroup-mounts.ts";
import { processesOfRun } from "../harness/host/leftovers.ts";
import { isAlive } from "../harness/host/process-identity.ts";
import { startCluster } from "../harness/testing/cluster.ts";
import { requires } from "../harness/testing/requires.ts";
import { buildWorkload } from "../workloads/build.ts";
import { isHealthy, isReady, readNode, runtimeClassOf } from "./cluster/api.ts";
import { down } from "./cluster/down.ts";
import { layoutOf, NODE_NAME } from "./cluster/layout.ts";
import { lacksForCluster, up } from "./cluster/up.ts";

const MAX_PODS = 30;

let cluster: Awaited<ReturnType<typeof startCluster>>;
/** Of the host, before there was a cluster. */
let before: string[];

/** What a cluster could leave on this host, or change of it. */
async function hostFacts(): Promise<string[]> {
  const { stdout } = await execa("ip", ["-json", "link", "show"]);
  const links = (JSON.parse(stdout) as { ifname: string }[]).map(({ ifname }) => `link ${ifname}`);
  const settings = ["net/ipv4/ip_forward", "vm/overcommit_memory", "kernel/panic", "kernel/panic_on_oops"];
  const mounts = readFileSync("/proc/self/mountinfo", "utf8")
    .split("\n")
    .filter((line) => line.includes("sg-c-"));
  return [
    ...links.filter(
      (link) => !/^link (?:sg[cd]-|veth)/.test(link) || link.endsWith(cluster?.layout.engines.cni.bridge),
    ),
    ...settings.map((name) => `${name} ${readFileSync(`/proc/sys/${name}`, "utf8").trim()}`),
    ...mounts,
    ...["/var/lib/kubelet", "/var/log/pods", "/var/log/containers"].map((path) => `${path} ${existsSync(path)}`),
  ];
}

/** Veths of the cluster's Pods: those that are plugged into its bridge. */
async function ports(): Promise<number> {
  const { bridge } = cluster.layout.engines.cni;
  const { stdout, failed } = await execa("ip", ["-json", "link", "show", "master", bridge], { reject: false });
  return failed ? 0 : (JSON.parse(stdout || "[]") as unknown[]).length;
}

function cgroupFolders(): string[] {
  return cgroupHierarchies()
    .map(({ mountPoint }) => join(mountPoint, "sandgauge", cluster.layout.runId))
    .filter((folder) => existsSync(folder));
}

async function expectRunning(name: string, runtimeClass: string): Promise<void> {
  const workload = await buildWorkload("hold", { cache: cacheDir() });
  const { reference } = await workloadImage("test", workload, nativeKind);
  const plan = { name, runId: "test", runtimeClass, node: NODE_NAME, image: reference } as const;
  const core = cluster.config.makeApiClient(CoreV1Api);
  const pod = podOf({ ...plan, pullPolicy: "Never", stdin: "open" });
  await core.createNamespacedPod({ namespace: "default", body: pod });
  await expect
    .poll(async () => (await core.readNamespacedPod({ name, namespace: "default" })).status?.phase, { timeout: 60_000 })
    .toBe("Running");
}

beforeAll(async () => {
  if (lacksForCluster() !== undefined) return;
  before = await hostFacts();
  cluster = await startCluster({ maxPods: MAX_PODS });
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
});
beforeEach((context) => {
  requires(context, "cluster", lacksForCluster());
});

test("it has a node that is ready, for so many Pods, and a RuntimeClass for each runtime", async () => {
  const node = await readNode(cluster.layout);
  expect(isReady(node)).toBe(true);
  expect(node?.status?.capacity?.["pods"]).toBe(String(MAX_PODS));
  const { items } = await cluster.config.makeApiClient(NodeV1Api).listRuntimeClass();
  const names = items.flatMap(({ metadata }) => metadata?.name ?? []);
  expect(names.toSorted()).toEqual(cluster.state.runtimes.map(runtimeClassOf).toSorted());
  expect(names).toContain("runc");
});

test("who has no certificate is told nothing", async () => {
  const { ports: at } = cluster.state;
  const ask = async (path: string) => {
    const ca = cluster.layout.pki("ca.crt");
    const url = `https://127.0.0.1:${at.apiServer}${path}`;
    const { stdout } = await execa(process.execPath, [
      "--input-type=module",
      "--eval",
      `import { get } from "node:https"; import { readFileSync } from "node:fs";
       get(process.argv[1], { ca: readFileSync(process.argv[2]), agent: false }, (response) => {
         console.log(response.statusCode);
         response.resume();
       });`,
      url,
      ca,
    ]);
    return stdout;
  };
  expect(await ask("/api/v1/pods")).toBe("403");
  expect(await isHealthy(cluster.layout, `https://127.0.0.1:${at.apiServer}/readyz`)).toBe(true);
});

test("a Pod runs by each of runc and gVisor", async (context) => {
  await expectRunning("by-runc", "runc");
  requires(context, "gvisor", cluster.state.runtimes.includes("runsc") ? undefined : "There is no shim of gVisor.");
  await expectRunning("by-gvisor", "gvisor");
});

test("a second up leaves what runs as it is; what was killed is started, and Pods go on", async () => {
  const again = await up(cluster.layout, { maxPods: MAX_PODS });
  expect(again.daemons).toEqual(cluster.state.daemons);
  const killed = ["kube-apiserver", "containerd", "kubelet"];
  for (const name of killed) process.kill(again.daemons[name]?.pid ?? 0, "SIGKILL");
  const mended = await up(cluster.layout, { maxPods: MAX_PODS });
  for (const [name, daemon] of Object.entries(mended.daemons)) {
    expect(isAlive(daemon), name).toBe(true);
    expect(daemon.pid === again.daemons[name]?.pid, name).toBe(!killed.includes(name));
  }
  const core = cluster.config.makeApiClient(CoreV1Api);
  const pod = await core.readNamespacedPod({ name: "by-runc", namespace: "default" });
  expect(pod.status?.containerStatuses?.[0]?.restartCount).toBe(0);
  await expectRunning("after", "runc");
});

test("one for another number of Pods is not brought up over it", async () => {
  await expect(up(cluster.layout, { maxPods: MAX_PODS + 1 })).rejects.toThrow(
    `[cluster] One for ${MAX_PODS} Pods is there, and not for ${MAX_PODS + 1}.`,
  );
});

test("down leaves nothing on the host, also of what was killed", async () => {
  expect(await ports()).toBeGreaterThan(1);
  expect(processesOfRun(cluster.layout.runId).length).toBeGreaterThan(8);
  const state = await up(cluster.layout, { maxPods: MAX_PODS });
  for (const { pid } of Object.values(state.daemons)) process.kill(pid, "SIGKILL");
  expect(await down(cluster.layout)).toBe(true);
  expect(await hostFacts()).toEqual(before);
  expect(processesOfRun(cluster.layout.runId)).toEqual([]);
  expect(cgroupFolders()).toEqual([]);
  expect(await ports()).toBe(0);
  expect(existsSync(cluster.layout.folder)).toBe(false);
  expect(await down(cluster.layout)).toBe(false);
});

test("a folder that holds something else is left alone", async () => {
  const folder = join("/tmp", `sg-other-${process.pid}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "precious"), "");
  try {
    const other = layoutOf(folder);
    await expect(up(other, { maxPods: 1 })).rejects.toThrow(`${folder} holds something else than a cluster of ours.`);
    await expect(down(other)).rejects.toThrow(`${folder} holds something else than a cluster of ours.`);
    expect(readdirSync(folder)).toEqual(["precious"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(["/var/lib/cluster", `/run/${"x".repeat(40)}`, "relative"])("%s is refused as a folder", (folder) => {
  expect(() => layoutOf(folder)).toThrow(/^\[(?:cluster|engines)\] /);
});
