import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { findTool } from "../harness/host/tools.ts";
import { openRunScope, removeAbandonedRun, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { startEngines, type TestEngines } from "../harness/testing/engines.ts";
import { lacksCommand } from "../harness/testing/lacks.ts";
import { answerTo, expectFarInstance, startLive } from "../harness/testing/live-instance.ts";
import { oddWorkload } from "../harness/testing/odd-workload.ts";
import { requires } from "../harness/testing/requires.ts";
import { down } from "../infra/engines/down.ts";
import { layoutOf } from "../infra/engines/layout.ts";
import { engineNames } from "../infra/engines/state.ts";
import { lacksFor, up } from "../infra/engines/up.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { docker } from "./docker.ts";
import { connectDocker, type DockerEngine } from "./lib/docker-engine.ts";
import { importWorkload } from "./lib/docker-image.ts";
import { DriverError } from "./lib/driver-error.ts";
import { RUN_LABEL } from "./lib/engine-labels.ts";
import type { DriverContext, EngineInstance, PreparedWorkload } from "./types.ts";

let engines: TestEngines | undefined;
let scope: RunScope;
let launcher: Launcher;
let context: DriverContext;
let engine: DockerEngine;
let noop: BuiltWorkload;
let hold: BuiltWorkload;

const addressOf = ({ layout }: TestEngines): string => `unix://${layout.docker.socket}`;

beforeAll(async () => {
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
  hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
});
afterAll(async () => {
  await launcher.close();
  await engines?.[Symbol.asyncDispose]();
  await scope.close();
});

/** Has Docker read its configuration anew, and waits until it has. */
async function reload(): Promise<void> {
  const filters = JSON.stringify({ type: ["daemon"], event: ["reload"] });
  const events = await engine.api.getEvents({ filters });
  const told = once(events, "data");
  process.kill(engine.pids["dockerd"] ?? 0, "SIGHUP");
  await told;
  if ("destroy" in events && typeof events.destroy === "function") events.destroy();
}

/** What the engine holds of the run: containers and images. */
async function held(runId: string): Promise<{ containers: number; images: number }> {
  const filters = { label: [`${RUN_LABEL}=${runId}`] };
  const containers = await engine.api.listContainers({ all: true, filters });
  const images = await engine.api.listImages({ filters: JSON.stringify(filters) });
  return { containers: containers.length, images: images.length };
}

/** @throws where something is left in the engine when the workload has been disposed. */
async function prepared<T>(
  variant: string,
  workload: BuiltWorkload,
  body: (workload: PreparedWorkload<EngineInstance>) => Promise<T>,
): Promise<T> {
  const it = await docker.prepare(variant, workload, context);
  const result = await body(it).finally(async () => await it[Symbol.asyncDispose]());
  const { containers, images } = await held(scope.runId);
  if (containers + images > 0) throw new Error(`Left behind: ${containers} containers, ${images} images.`);
  return result;
}

/** Of the network that a process is in. */
function interfaces(pid: number): string[] {
  const lines = readFileSync(`/proc/${pid}/net/dev`, "utf8").trim().split("\n").slice(2);
  return lines.map((line) => line.split(":")[0]?.trim() ?? "").toSorted();
}

describe("with an engine", () => {
  beforeEach(async (bench) => {
    requires(bench, "engines", lacksFor(engineNames));
    engines ??= await startEngines(...engineNames);
    context = { ...scope.context, environment: { DOCKER_HOST: addressOf(engines) } };
    engine = await connectDocker("docker", context.environment);
  });
  test("a start's steps are told in the engine's order", async () => {
    await prepared("runc", noop, async (workload) => {
      const instance = await workload.createInstance("steps");
      const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 120e9 });
      const [ready, { phases = {}, atNs, code }] = await Promise.all([launch.ready, launch.exited]);
      const { create = 0, attach = 0, start: started = 0, remove = 0 } = phases;
      expect(code).toBe(0);
      const stamps = [0, create, attach, started, atNs, remove];
      expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
      expect(ready?.atNs).toBeGreaterThan(attach);
      expect(Object.keys(phases).toSorted()).toEqual(["attach", "create", "remove", "start"]);
    });
  });

  test.each([
    ["runc", (host: string[]) => [...host.filter((name) => name === "lo"), "eth0"].toSorted()],
    ["runc-host-network", (host: string[]) => host],
    ["runc-no-network", () => ["lo"]],
  ])("%s is in the network that it names", async (variant, expected) => {
    await prepared(variant, hold, async (workload) => {
      const { instance } = await startLive(launcher, workload, "net");
      const billed = await instance.processes();
      const pid = billed.find(({ component }) => component === "workload")?.pid ?? 0;
      // Other tunnels than the loopback come with some kernels to every network.
      const seen = interfaces(pid).filter((name) => variant !== "runc-no-network" || name === "lo" || name === "eth0");
      expect(seen).toEqual(expected(interfaces(process.pid)));
      await instance.destroy();
    });
  });

  test("is billed workload and shim as its own, the daemons as shared", async () => {
    await prepared("runc", hold, async (workload) => {
      const { instance } = await startLive(launcher, workload, "billed");
      const billed = await instance.processes();
      const bill = billed.map(({ component, shared }) => `${component}${shared === true ? " (shared)" : ""}`);
      expect(bill.toSorted()).toEqual(["containerd (shared)", "dockerd (shared)", "shim", "workload"]);
      const cgroups = await instance.cgroups();
      expect(cgroups.length).toBeGreaterThan(0);
      await instance.destroy();
    });
  });

  test("a runtime that the engine does not know is refused by name", async () => {
    const { message } = await docker.prepare("nonsuch", noop, context).then(
      () => new Error("prepared"),
      (error: Error) => error,
    );
    expect(message).toMatch(/^\[docker\/nonsuch\] Docker at .* knows no runtime nonsuch; it knows .*runc.*\.$/);
    expect(await docker.probe("nonsuch", noop, context)).toMatchObject({ status: "missing" });
  });

  test("finds the engine's runtimes, by the names that they have here", async () => {
    const found = (await docker.discoverVariants?.(context)) ?? [];
    expect(found).toEqual(
      expect.arrayContaining(["runc", ...(engines?.runtimes.includes("runsc") === true ? ["gvisor"] : [])]),
    );
    expect(found.filter((name) => name.includes("runsc") || name.includes("io.containerd"))).toEqual([]);
  });

  test("its runtime is the file that containerd finds first, in a folder of its own", async () => {
    const first = join(engines?.layout.folder ?? "", "opt", "bin", "runc");
    const told = `${first}.told`;
    writeFileSync(first, `#!/bin/sh\necho "$@" >> ${told}\nexec ${findTool("runc", "")?.command[0]} "$@"\n`);
    chmodSync(first, 0o755);
    try {
      await prepared("runc", hold, async (workload) => {
        const { instance } = await startLive(launcher, workload, "first");
        expect(readFileSync(told, "utf8")).toMatch(/ create /);
        expect(instance.files.filter((file) => basename(file) === "runc")).toEqual([first]);
        await instance.destroy();
      });
    } finally {
      rmSync(first);
      rmSync(told, { force: true });
    }
  });

  test("of a runtime that is a shim, of which Docker tells no program, none is taken for it", async (bench) => {
    const { layout } = engines ?? {};
    if (layout === undefined) return requires(bench, "docker", "There is none.");
    const file = layout.docker.config;
    const before = readFileSync(file, "utf8");
    const config = z
      .object({ runtimes: z.record(z.string(), z.unknown()) })
      .loose()
      .parse(JSON.parse(before));
    const shim = { runtimeType: "io.containerd.runc.v2" };
    writeFileSync(file, JSON.stringify({ ...config, runtimes: { ...config.runtimes, env: shim } }));
    await reload();
    try {
      await prepared("env", hold, async (workload) => {
        const { instance } = await startLive(launcher, workload, "shim");
        expect(instance.files.map((path) => basename(path)).toSorted()).toEqual(["containerd", "dockerd"]);
        await instance.destroy();
      });
    } finally {
      writeFileSync(file, before);
      await reload();
    }
  });

  test("an image that has the name already is refused, and stays as it is", async () => {
    const reference = "sandgauge.invalid/taken:1";
    const request = { target: "docker/runc", runId: "of-somebody-else", reference, binary: Buffer.from("theirs") };
    const theirs = await importWorkload(engine, request);
    try {
      const ours = { ...request, runId: scope.runId, binary: Buffer.from("ours") };
      await expect(importWorkload(engine, ours)).rejects.toThrow(
        /^\[docker\/runc\] There is already an image .*not touched\.$/,
      );
      expect((await engine.api.getImage(reference).inspect()).Id).toBe(theirs.id);
    } finally {
      await theirs.remove();
    }
  });

  test("one that never gets ready is killed at its time limit, and removed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandgauge-docker-"));
    try {
      const silent = await oddWorkload(folder, scope.context.cacheDir, "pause();");
      await prepared("runc", silent, async (workload) => {
        const instance = await workload.createInstance("silent");
        const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "ready", timeoutNs: 3e9 });
        expect(await launch.ready).toBeNull();
        expect(await launch.exited).toMatchObject({ timedOut: true, signal: "SIGKILL" });
        expect((await held(scope.runId)).containers).toBe(0);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("dozens live at once, each answers, and none is left", async () => {
    await prepared("runc", hold, async (workload) => {
      const ids = Array.from({ length: 24 }, (_, index) => `one-of-many-${index}`);
      const all = await Promise.all(ids.map((id) => startLive(launcher, workload, id)));
      expect(await Promise.all(all.map(({ launch }, index) => answerTo(launch, `ping ${index}`)))).toEqual(
        ids.map((_, index) => `@pong ping ${index}`),
      );
      for (const { launch } of all) launch.kill();
      await Promise.all(all.map(({ launch }) => launch.exited));
      await Promise.all(all.map(({ instance }) => instance.destroy()));
      expect((await held(scope.runId)).containers).toBe(0);
    });
    const bridge = engines?.layout.docker.bridge ?? "";
    expect(
      JSON.parse(execFileSync("ip", ["-json", "link", "show", "master", bridge], { encoding: "utf8" }) || "[]"),
    ).toEqual([]);
  });

  describe("that is reached through TCP", () => {
    let relay: Server;
    let environment: Record<string, string>;
    beforeEach(async () => {
      const socket = engines?.layout.docker.socket ?? "";
      relay = createServer({ allowHalfOpen: true }, (near) => {
        const far = connect({ path: socket, allowHalfOpen: true });
        near.pipe(far).on("error", () => near.destroy());
        far.pipe(near).on("error", () => far.destroy());
      });
      await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
      const address = relay.address();
      environment = { DOCKER_HOST: `tcp://127.0.0.1:${typeof address === "object" ? address?.port : address}` };
      context = { ...context, environment };
    });
    afterEach(() => relay.close());

    test("it starts, answers, and ends when its input does; none of its processes is taken for this host's", async () => {
      await prepared("runc", hold, async (workload) => await expectFarInstance(launcher, workload, "far"));
    });

    test("a workload that needs a folder of this host is refused", async () => {
      const files = await buildWorkload("files", { cache: scope.context.cacheDir });
      await expect(docker.prepare("runc", files, context)).rejects.toThrow(
        /files needs a folder of this host, and .* is not on it\.$/,
      );
    });
  });

  test("what a killed harness left is found by its run, and removed", async () => {
    const script = `
      import { openRunScope } from "${import.meta.dirname}/../harness/host/run-scope.ts";
      import { startLauncher } from "${import.meta.dirname}/../harness/launcher/launcher.ts";
      import { launchInstance } from "${import.meta.dirname}/../harness/launcher/launch-instance.ts";
      import { buildWorkload } from "${import.meta.dirname}/../workloads/build.ts";
      import { docker } from "${import.meta.dirname}/docker.ts";
      const { runId, context, launcherCgroups } = openRunScope();
      const launcher = await startLauncher({ runId, cgroupFolders: launcherCgroups });
      const workload = await docker.prepare("runc", await buildWorkload("hold", { cache: context.cacheDir }), context);
      const instances = await Promise.all(["a", "b", "c"].map((id) => workload.createInstance(id)));
      const how = { stdin: "open", awaits: "ready", timeoutNs: 120e9 };
      await Promise.all(instances.map((instance) => launchInstance(launcher, instance, how).ready));
      console.log(JSON.stringify({ runId, runDir: context.runDir }));
    `;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script], {
      env: { ...process.env, ...context.environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (data: Buffer) => resolve(String(data)));
      child.once("exit", () => reject(new Error("It ended before it was killed.")));
    });
    const { runId, runDir } = JSON.parse(said) as { runId: string; runDir: string };
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    expect((await held(runId)).images).toBe(1);
    const left = { ...scope.context, runId, runDir };
    // Those whose input ended with the harness end and go by themselves, some of them before they are asked for.
    expect(await docker.removeLeftovers?.(left)).toBeLessThanOrEqual(3);
    expect(await held(runId)).toEqual({ containers: 0, images: 0 });
    expect(await docker.removeLeftovers?.(left)).toBe(0);
    await removeAbandonedRun(runId);
  });
});

describe("an engine that fails in the middle", () => {
  afterEach(async () => {
    await engines?.[Symbol.asyncDispose]();
    engines = undefined;
  });

  test("killed: what ran through it says so, and it is clean once the engine is back", async (bench) => {
    requires(bench, "engines", lacksFor(engineNames));
    engines ??= await startEngines(...engineNames);
    context = { ...scope.context, environment: { DOCKER_HOST: addressOf(engines) } };
    const workload = await docker.prepare("runc", hold, context);
    const { instance, launch } = await startLive(launcher, workload, "bereft");
    const [dockerd] = (await instance.processes()).filter(({ component }) => component === "dockerd");
    process.kill(dockerd?.pid ?? Number.NaN, "SIGKILL");
    await expect(launch.exited).rejects.toThrow(/^\[docker\/runc\] The engine at .* does not answer: /);
    const next = await workload.createInstance("too-late");
    const late = launchInstance(launcher, next, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
    await expect(late.exited).rejects.toThrow(DriverError);
    await expect(instance.destroy()).rejects.toThrow(/does not answer/);
    await expect(docker.removeLeftovers?.(context)).rejects.toThrow(/does not answer/);
    engines = await startEngines(...engineNames);
    engine = await connectDocker("docker", context.environment);
    await docker.removeLeftovers?.(context);
    expect(await held(scope.runId)).toEqual({ containers: 0, images: 0 });
  });

  test("with a full disk under its root: refused in its own words, and usable again once there is room", async (bench) => {
    requires(bench, "engines", lacksFor(engineNames) ?? lacksCommand("mount", "umount"));
    const disk = mkdtempSync("/run/sg-disk-");
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", disk]);
    const folder = join(disk, "engines");
    try {
      await up(folder, engineNames);
      const environment = { DOCKER_HOST: `unix://${layoutOf(folder).docker.socket}` };
      context = { ...scope.context, environment };
      engine = await connectDocker("docker", environment);
      const filler = join(disk, "filler");
      // The rest of the disk: writing stops where there is no room left.
      spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"]);
      await expect(docker.prepare("runc", noop, context)).rejects.toThrow(
        /^\[docker\/runc\] Docker refused: .*no space left on device/,
      );
      rmSync(filler);
      await prepared("runc", noop, async (workload) => {
        const instance = await workload.createInstance("again");
        const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 120e9 });
        expect(await launch.exited).toMatchObject({ code: 0 });
      });
      expect(await held(scope.runId)).toEqual({ containers: 0, images: 0 });
    } finally {
      await down(folder);
      execFileSync("umount", [disk]);
      rmdirSync(disk);
    }
  });
});
