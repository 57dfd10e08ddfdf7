/** What goes wrong with containerd and with CRI: each is told, nobody else's is touched, and nothing of ours is left. */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findTool } from "../harness/host/tools.ts";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { startEngines, type TestEngines } from "../harness/testing/engines.ts";
import { lacksCommand } from "../harness/testing/lacks.ts";
import { answerTo, startLive } from "../harness/testing/live-instance.ts";
import { oddWorkload } from "../harness/testing/odd-workload.ts";
import { requires } from "../harness/testing/requires.ts";
import { down } from "../infra/engines/down.ts";
import { layoutOf } from "../infra/engines/layout.ts";
import { lacksFor, up } from "../infra/engines/up.ts";
import { buildWorkload } from "../workloads/build.ts";
import type { BuiltWorkload } from "../workloads/types.ts";
import { containerd } from "./containerd.ts";
import { ContainerdClient } from "./containerd/client.ts";
import { cri } from "./cri.ts";
import { CriClient } from "./cri/client.ts";
import { DriverError } from "./lib/driver-error.ts";
import { IMAGE_DOMAIN } from "./lib/engine-labels.ts";
import { imageArchive } from "./lib/oci-image.ts";
import type { Driver, DriverContext, EngineInstance, PreparedWorkload } from "./types.ts";

interface Kind {
  readonly name: string;
  readonly driver: Driver<EngineInstance>;
  readonly environment: (socket: string) => Record<string, string>;
  /** What the engine holds of a run, by name. */
  readonly held: (socket: string, runId: string) => Promise<string[]>;
  /** What is said of a runtime `nonsuch`. */
  readonly unknownRuntime: RegExp;
}

async function asked<C extends { close(): void }, T>(client: C, question: (client: C) => Promise<T>): Promise<T> {
  try {
    return await question(client);
  } finally {
    client.close();
  }
}

const kinds: Kind[] = [
  {
    name: "containerd/runc",
    driver: containerd,
    environment: (socket) => ({ CONTAINERD_ADDRESS: socket }),
    held: async (socket, runId) =>
      await asked(new ContainerdClient("test", socket, "overlayfs"), async (client) => [
        ...(await client.containersOf(runId)),
        ...(await client.snapshotsOf(runId)),
      ]),
    unknownRuntime: /io\.containerd\.nonsuch\.v2/,
  },
  {
    name: "cri/runc",
    driver: cri,
    environment: (socket) => ({ CONTAINER_RUNTIME_ENDPOINT: `unix://${socket}` }),
    held: async (socket, runId) =>
      await asked(new CriClient("test", socket), async (client) => [
        ...(await client.sandboxesOf(runId)),
        ...(await client.imageNames()).filter((name) => name.endsWith(`:${runId.toLowerCase()}`)),
      ]),
    unknownRuntime: /has no runtime handler nonsuch; it has .*runc.*\.$/,
  },
];

let scope: RunScope;
let launcher: Launcher;
let noop: BuiltWorkload;
let hold: BuiltWorkload;
let engines: TestEngines | undefined;
const folder = mkdtempSync(join(tmpdir(), "sandgauge-faults-"));

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
  rmSync(folder, { recursive: true });
});

/** Of a prepared workload that is not expected. @throws where it could be prepared. */
async function refusalOf(preparing: Promise<PreparedWorkload>): Promise<DriverError> {
  const error: unknown = await preparing.then(
    () => new Error("It could be prepared."),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DriverError)) throw error;
  return error;
}

describe.each(kinds)("$name", ({ driver, environment, held, unknownRuntime, name }) => {
  let socket: string;
  let context: DriverContext;

  const contextAt = (address: string): DriverContext => ({ ...scope.context, environment: environment(address) });

  async function prepared(body: (workload: PreparedWorkload<EngineInstance>) => Promise<void>, workload = hold) {
    const it = await driver.prepare("runc", workload, context);
    await body(it).finally(async () => await it[Symbol.asyncDispose]());
    expect(await held(socket, scope.runId)).toEqual([]);
  }

  async function runsOnce(): Promise<void> {
    await prepared(async (workload) => {
      const instance = await workload.createInstance("once");
      const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 120e9 });
      expect(await launch.exited).toMatchObject({ code: 0, signal: null });
      await instance.destroy();
    }, noop);
  }

  describe("without an engine that serves it", () => {
    test("nobody listens: told with the socket and the remedy", async (bench) => {
      requires(bench, "cgroups", scope.context.cgroup === undefined ? "no cgroup can be made" : undefined);
      const absent = join(folder, "absent.sock");
      const { message, remedy } = await refusalOf(driver.prepare("runc", noop, contextAt(absent)));
      expect(message).toContain(`[${name}] Nobody answers on ${absent}: `);
      expect(remedy).toMatch(/Start .*, or name its socket in/);
      expect(await driver.probe("runc", noop, contextAt(absent))).toMatchObject({ status: "missing" });
    });

    describe("but one that knows none of its services", () => {
      const server = new Server();
      const old = join(folder, `${name.replace("/", "-")}.sock`);
      beforeAll(async () => {
        await new Promise<void>((resolve, reject) =>
          server.bindAsync(`unix://${old}`, ServerCredentials.createInsecure(), (error) =>
            error === null ? resolve() : reject(error),
          ),
        );
      });
      afterAll(() => server.forceShutdown());

      test("too old: told with the version that it takes", async (bench) => {
        requires(bench, "cgroups", scope.context.cgroup === undefined ? "no cgroup can be made" : undefined);
        const { message, remedy } = await refusalOf(driver.prepare("runc", noop, contextAt(old)));
        expect(message).toContain(`[${name}] The engine on ${old} does not serve `);
        expect(remedy).toContain("containerd 1.6 or later");
      });

      test("a socket that may not be opened: told with the user", async (bench) => {
        requires(bench, "cgroups", scope.context.cgroup === undefined ? "no cgroup can be made" : undefined);
        chmodSync(old, 0);
        const isRoot = process.geteuid?.() === 0;
        // What it takes before, the interface's files and the work folder, is read as who we are.
        const asking = driver === containerd ? new ContainerdClient(name, old, "overlayfs") : new CriClient(name, old);
        try {
          if (isRoot) process.seteuid?.(65_534);
          const uid = process.geteuid?.();
          await expect(asking.version()).rejects.toThrow(
            `[${name}] The socket ${old} may not be opened by uid ${uid}.`,
          );
        } finally {
          if (isRoot) process.seteuid?.(0);
          asking.close();
        }
      });
    });
  });

  describe("with one", () => {
    beforeEach(async (bench) => {
      requires(bench, "engines", lacksFor(["containerd"]));
      engines ??= await startEngines("containerd");
      socket = engines.layout.containerd.socket;
      context = contextAt(socket);
    });

    test("a runtime that it does not know is told by name", async () => {
      const found = await driver.probe("nonsuch", noop, context);
      expect(found).toMatchObject({ status: "missing" });
      expect("reason" in found && found.reason).toMatch(unknownRuntime);
      expect(await held(socket, scope.runId)).toEqual([]);
    });

    test("one that never gets ready is killed at its time limit, and removed", async () => {
      const silent = await oddWorkload(folder, scope.context.cacheDir, "pause();");
      await prepared(async (workload) => {
        const instance = await workload.createInstance("silent");
        const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "ready", timeoutNs: 3e9 });
        expect(await launch.ready).toBeNull();
        expect(await launch.exited).toMatchObject({ timedOut: true, signal: "SIGKILL" });
        await instance.destroy();
      }, silent);
    });

    test("killed with an instance live: it says so, and all is removed once the engine is back", async () => {
      const workload = await driver.prepare("runc", hold, context);
      const { instance, launch } = await startLive(launcher, workload, "bereft");
      const engine = (await instance.processes()).find(({ component }) => component === "containerd");
      process.kill(engine?.pid ?? Number.NaN, "SIGKILL");
      await expect(launch.exited).rejects.toThrow(DriverError);
      const next = await workload.createInstance("too-late");
      const late = launchInstance(launcher, next, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
      await expect(late.exited).rejects.toThrow(`[${name}] Nobody answers on ${socket}: `);
      await expect(instance.destroy()).rejects.toThrow(/Nobody answers on /);
      await expect(driver.removeLeftovers?.(context)).rejects.toThrow(/Nobody answers on /);
      engines = await startEngines("containerd");
      await driver.removeLeftovers?.(context);
      expect(await held(socket, scope.runId)).toEqual([]);
      await runsOnce();
    });
  });

  describe("with a disk of its own", () => {
    const disk = { folder: "" };
    beforeEach((bench) => {
      requires(bench, "engines", lacksFor(["containerd"]) ?? lacksCommand("mount", "umount"));
      disk.folder = mkdtempSync("/run/sg-disk-");
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=32m", "tmpfs", disk.folder]);
    });
    afterEach(() => {
      if (disk.folder === "") return;
      execFileSync("umount", [disk.folder]);
      rmdirSync(disk.folder);
      disk.folder = "";
    });

    test("full: told in the engine's words, and usable again once there is room", async () => {
      const own = join(disk.folder, "engines");
      await up(own, ["containerd"]);
      try {
        socket = layoutOf(own).containerd.socket;
        context = contextAt(socket);
        const filler = join(disk.folder, "filler");
        // The rest of the disk: writing stops where there is no room left.
        spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"]);
        const { message } = await refusalOf(driver.prepare("runc", hold, context));
        expect(message).toMatch(/no space left on device/);
        rmSync(filler);
        expect(await driver.removeLeftovers?.(context)).toBe(0);
        await runsOnce();
      } finally {
        await down(own);
      }
    });
  });
});

describe("what is somebody else's", () => {
  let socket: string;
  let ctr: (...args: string[]) => Promise<string>;
  beforeEach(async (bench) => {
    requires(bench, "engines", lacksFor(["containerd"]));
    engines ??= await startEngines("containerd");
    socket = engines.layout.containerd.socket;
    const [file = "", ...leading] = findTool("ctr", scope.context.cacheDir)?.command ?? [];
    ctr = async (...args) => (await execa(file, [...leading, "--address", socket, ...args])).stdout;
  });

  test("a container of the same name is not touched, nor is its snapshot", async () => {
    const context = { ...scope.context, environment: { CONTAINERD_ADDRESS: socket } };
    await using workload = await containerd.prepare("runc", hold, context);
    const inNamespace = ["--namespace", "sandgauge"];
    const [image = ""] = (await ctr(...inNamespace, "snapshots", "list")).match(/\S+-image/) ?? [];
    const id = `${image.slice(0, -"-image".length)}-taken`;
    await ctr(...inNamespace, "containers", "create", "--rootfs", folder, id);
    await ctr(...inNamespace, "snapshots", "prepare", id, image);
    const listed = async () => [
      await ctr(...inNamespace, "containers", "list", "--quiet"),
      await ctr(...inNamespace, "snapshots", "info", id),
    ];
    const before = await listed();
    try {
      const instance = await workload.createInstance("taken");
      const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
      await expect(launch.exited).rejects.toThrow(/already exists/);
      await instance.destroy();
      expect(await listed()).toEqual(before);
      // Only the snapshot out of the way: it stops at the container.
      await ctr(...inNamespace, "snapshots", "rm", id);
      const second = await workload.createInstance("taken");
      const again = launchInstance(launcher, second, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
      await expect(again.exited).rejects.toThrow(/already exists/);
      await second.destroy();
      expect(await ctr(...inNamespace, "containers", "list", "--quiet")).toBe(before[0]);
    } finally {
      await ctr(...inNamespace, "containers", "rm", id);
    }
  });

  test("an image in our domain that is another run's stays when ours is removed", async () => {
    const context = { ...scope.context, environment: { CONTAINER_RUNTIME_ENDPOINT: `unix://${socket}` } };
    const reference = `${IMAGE_DOMAIN}/runc-hold:of-somebody-else`;
    const [file = "", ...leading] = findTool("ctr", scope.context.cacheDir)?.command ?? [];
    const files = [{ path: "theirs", mode: 0o644, content: Buffer.from("theirs") }];
    const input = await imageArchive({ reference, files, entrypoint: ["/theirs"] });
    const label = "io.cri-containerd.image=managed";
    await execa(
      file,
      [...leading, "--address", socket, "--namespace", "k8s.io", "images", "import", "--label", label, "-"],
      { input },
    );
    const workload = await cri.prepare("runc", hold, context);
    const { launch } = await startLive(launcher, workload, "beside");
    expect(await answerTo(launch, "beside?")).toBe("@pong beside?");
    await workload[Symbol.asyncDispose]();
    await cri.removeLeftovers?.(context);
    const images = await ctr("--namespace", "k8s.io", "images", "list", "--quiet");
    expect(images.split("\n").filter((name) => name.includes("-hold"))).toEqual([reference]);
    await ctr("--namespace", "k8s.io", "images", "rm", reference);
  });
});
