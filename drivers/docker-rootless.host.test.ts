/** Docker's driver and a rootless engine: no cgroups, a network of its own, another user's. */
import { once } from "node:events";
import { watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { driverContract } from "../harness/testing/driver-contract.ts";
import { requires } from "../harness/testing/requires.ts";
import { samplesIn } from "../harness/testing/samples-in.ts";
import {
  lacksRootlessEngine,
  type RootlessEngine,
  startRootlessEngine,
} from "../infra/engines/testing/rootless-engine.ts";
import { buildWorkload } from "../workloads/build.ts";
import { docker } from "./docker.ts";
import { targetsOf } from "./index.ts";
import { connectDocker } from "./lib/docker-engine.ts";

const LIMIT_MS = 5 * 60_000;

let engine: RootlessEngine;

beforeAll(async () => {
  if (lacksRootlessEngine() !== undefined) return; // what it is, each test says
  engine = await startRootlessEngine();
  process.env["DOCKER_HOST"] = `unix://${engine.socket}`;
});
afterAll(async () => {
  await engine?.[Symbol.asyncDispose]();
});
beforeEach((context) => requires(context, "rootless", lacksRootlessEngine()));

const asRoot = ["docker/runc", "docker/runc-no-network"];
for (const target of targetsOf([docker])) if (asRoot.includes(target.name)) driverContract(target);

describe("a rootless engine of this host", () => {
  let scope: RunScope;
  let launcher: Launcher;
  beforeAll(async () => {
    scope = openRunScope();
    launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  });
  afterAll(async () => {
    await launcher.close();
    await scope.close();
  });

  test("its daemons are found, though they are on a network of their own, and billed as shared", async () => {
    const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
    const workload = await docker.prepare("runc", hold, scope.context);
    expect(Object.keys(workload.enginePids ?? {}).toSorted()).toEqual(["containerd", "dockerd"]);
    const instance = await workload.createInstance("billed");
    const launch = launchInstance(launcher, instance, { stdin: "open", awaits: "ready", timeoutNs: 60e9 });
    expect(await launch.ready).not.toBeNull();
    const billed = await instance.processes();
    const bill = billed.map(({ component, shared }) => `${component}${shared === true ? " (shared)" : ""}`);
    expect(bill.toSorted()).toEqual(["containerd (shared)", "dockerd (shared)", "shim", "workload"]);
    expect(await instance.cgroups()).toEqual([]); // it makes none
    launch.kill();
    await launch.exited;
    await instance.destroy();
    await workload[Symbol.asyncDispose]();
  });
});

const TARGET = "docker/runc-no-network";
const cli = join(import.meta.dirname, "../harness/cli.ts");

/** Starts a command as that user, who has nothing but an own home. */
function asUser(argv: readonly [string, ...string[]]) {
  const { uid, home, runtimeDir, socket } = engine;
  const env = { PATH: process.env["PATH"], HOME: home, XDG_RUNTIME_DIR: runtimeDir, DOCKER_HOST: `unix://${socket}` };
  const become = ["--reuid", String(uid), "--regid", String(uid), "--clear-groups", "--"];
  return execa("setpriv", [...become, ...argv], { env, extendEnv: false, cwd: home, stdin: "ignore", reject: false });
}

const sandgauge = (...args: string[]) => asUser([process.execPath, cli, ...args]);

/** Writes a plan where that user can read it. */
function plan(name: string, parts: object): { file: string; out: string } {
  const file = join(engine.home, `${name}.json`);
  writeFileSync(file, JSON.stringify({ name, targets: [TARGET], ...parts }));
  return { file, out: join(engine.home, name) };
}

async function held(): Promise<number> {
  const { api } = await connectDocker("docker", process.env);
  return (await api.listContainers({ all: true })).length;
}

describe("the harness as the engine's own user", () => {
  const density = {
    workload: "hold",
    most: 8,
    firstStep: 4,
    largestStep: 4,
    startsAtOnce: 2,
    askEvery: 1,
    answerLimitMilliseconds: 60_000,
    startLimitMilliseconds: 60_000,
    memoryFloorMebibytes: 256,
    secondsPerTarget: 120,
    timeoutSeconds: 60,
  };
  const startup = {
    workload: "noop",
    warmups: 1,
    timeoutSeconds: 60,
    gapMilliseconds: 0,
    series: [{ cache: "warm", concurrency: 1, samples: 5, secondsPerTarget: 60, atLeast: 5 }],
  };
  const memory = {
    workload: "hold",
    levels: [1],
    climbs: 1,
    dirtyMebibytes: [0],
    secondsPerClimb: 60,
    timeoutSeconds: 60,
  };

  beforeEach(async (context) => {
    const { failed } = await asUser([process.execPath, "--check", cli]);
    requires(context, "rootless", failed ? "The checkout, or its Node, is closed to other users." : undefined);
  });

  test(
    "startup, memory and density are measured without a cgroup, and nothing is left",
    async () => {
      const { file, out } = plan("measured", { startup, memory, density });
      const ran = await sandgauge("run", "--plan", file, "--out", out);
      expect(ran.exitCode, ran.stderr).toBe(0);
      const samples = samplesIn(out).filter(({ target }) => target === TARGET);
      const starts = samples.flatMap((sample) => (sample.metric === "startup" ? [sample.outcome] : []));
      expect(starts.filter((outcome) => outcome === "ok").length).toBeGreaterThanOrEqual(5);
      const levels = samples.flatMap((sample) => (sample.metric === "memory" ? [sample] : []));
      expect(levels.map(({ instances }) => instances)).toEqual([0, 1]);
      expect(samples.findLast(({ metric }) => metric === "density")).toMatchObject({ value: 8, boundBy: "plan" });
      expect(await held()).toBe(0);
    },
    LIMIT_MS,
  );

  test(
    "kill -9 in the middle of a ramp, then clean: nothing is left",
    async () => {
      const { file, out } = plan("killed", { density: { ...density, most: 1000 } });
      await asUser(["mkdir", out]);
      const run = sandgauge("run", "--plan", file, "--out", out);
      const watcher = watch(out);
      const live = (): boolean =>
        samplesIn(out).some((one) => one.target === TARGET && one.metric === "density" && one.value >= 8);
      while (!live()) await once(watcher, "change");
      watcher.close();
      run.kill("SIGKILL");
      await run;
      const cleaned = await sandgauge("clean");
      expect(cleaned.exitCode, cleaned.stderr).toBe(0);
      expect(cleaned.stderr).toMatch(/Removed what run .* had left: /);
      expect(await held()).toBe(0); // some may have ended by themselves, with their input
    },
    LIMIT_MS,
  );
});
