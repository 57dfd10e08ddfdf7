import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findTool } from "../harness/host/tools.ts";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { startEngines, type TestEngines } from "../harness/testing/engines.ts";
import { startLive } from "../harness/testing/live-instance.ts";
import { oddWorkload } from "../harness/testing/odd-workload.ts";
import { requires } from "../harness/testing/requires.ts";
import { lacksFor } from "../infra/engines/up.ts";
import { buildWorkload } from "../workloads/build.ts";
import { containerd, RUNSC_STATE } from "./containerd.ts";
import { ContainerdClient } from "./containerd/client.ts";
import { cri } from "./cri.ts";
import { processesWith, processTree } from "./lib/process-tree.ts";
import { SHIM } from "./lib/shims.ts";

let engines: TestEngines | undefined;
let scope: RunScope;
let launcher: Launcher;
let folder: string;

beforeAll(async () => {
  if (lacksFor(["containerd"]) === undefined) engines = await startEngines("containerd");
  const socket = engines?.layout.containerd.socket ?? "/none";
  process.env["CONTAINERD_ADDRESS"] = socket;
  process.env["CONTAINER_RUNTIME_ENDPOINT"] = `unix://${socket}`;
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  folder = mkdtempSync(join(tmpdir(), "containerd-"));
});
afterAll(async () => {
  await launcher.close();
  await engines?.[Symbol.asyncDispose]();
  await scope.close();
  rmSync(folder, { recursive: true });
});

/** gVisor's shim knows none of these ends by itself: they come before it asks. */
const ends = [
  { name: "succeeds", statements: "", exit: { code: 0, signal: null } },
  { name: "fails", statements: "return 3;", exit: { code: 3, signal: null } },
  { name: "fails-with-128", statements: "return 128;", exit: { code: 128, signal: null } },
  { name: "crashes", statements: "*(volatile int *)1 = 0;", exit: { code: null, signal: "SIGSEGV" } },
];

describe.each(["runc", "gvisor"])("containerd/%s", (variant) => {
  beforeEach(async (bench) => {
    const noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
    const availability = await containerd.probe(variant, noop, scope.context);
    requires(bench, `containerd/${variant}`, availability.status === "missing" ? availability.reason : undefined);
  });

  test("tells how what ends at once has ended", async () => {
    const told = [];
    for (const { name, statements } of ends) {
      const said = `puts("@ready 1"); ${statements}`;
      const workload = await oddWorkload(folder, scope.context.cacheDir, said, { name });
      const prepared = await containerd.prepare(variant, workload, scope.context);
      const instance = await prepared.createInstance("one");
      const launch = launchInstance(launcher, instance, { stdin: "closed", awaits: "exit", timeoutNs: 60e9 });
      const [ready, { code, signal }] = await Promise.all([launch.ready, launch.exited]);
      told.push({ name, line: ready?.line, exit: { code, signal } });
      await instance.destroy();
      await prepared[Symbol.asyncDispose]();
    }
    expect(told).toEqual(ends.map(({ name, exit }) => ({ name, line: "@ready 1", exit })));
  });

  test("one whose name begins another's is started and killed, and the other lives on", async () => {
    const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
    const prepared = await containerd.prepare(variant, hold, scope.context);
    const [longer, shorter] = [await prepared.createInstance("d10"), await prepared.createInstance("d1")];
    const how = { stdin: "open", awaits: "ready", timeoutNs: 60e9 } as const;
    const other = launchInstance(launcher, longer, how);
    expect(await other.ready).not.toBeNull();
    const launch = launchInstance(launcher, shorter, how);
    expect(await launch.ready).not.toBeNull();
    launch.kill();
    expect(await launch.exited).toMatchObject({ code: null, signal: "SIGKILL" });
    await shorter.destroy();
    other.closeInput();
    expect(await other.exited).toMatchObject({ code: 0, signal: null });
    await longer.destroy();
    await prepared[Symbol.asyncDispose]();
  });

  test("its runtime is the file that containerd finds first, in a folder of its own", async () => {
    const program = variant === "gvisor" ? "runsc" : "runc";
    const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
    const [installed = ""] = findTool(program, scope.context.cacheDir)?.command ?? [];
    const first = join(engines?.layout.folder ?? "", "opt", "bin", program);
    copyFileSync(installed, first);
    try {
      await using prepared = await containerd.prepare(variant, hold, scope.context);
      const { instance } = await startLive(launcher, prepared, "first");
      expect(instance.files.filter((file) => basename(file) === program)).toEqual([first]);
      const sentries = (await instance.processes()).filter(({ component }) => component === "sentry");
      const programs = sentries.map(({ pid }) => readlinkSync(`/proc/${pid}/exe`));
      expect(programs).toEqual(variant === "gvisor" ? [first] : []);
      await instance.destroy();
    } finally {
      rmSync(first);
    }
  });
});

test("what runsc noted of a sandbox that was killed as it was made is removed, and no other's", async (bench) => {
  requires(bench, "containerd/gvisor", lacksFor(["containerd"]));
  const ours = [`runsc-${scope.runId}-gvisor-hold-1.whole.sock`, `${scope.runId}-gvisor-hold-1.whole_sandbox:1.state`];
  const other = `runsc-other-${scope.runId}.sock`;
  const noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
  const prepared = await containerd.prepare("runc", noop, scope.context); // notes the engine
  mkdirSync(RUNSC_STATE, { recursive: true });
  for (const name of [...ours, other]) writeFileSync(join(RUNSC_STATE, name), "");
  await containerd.removeLeftovers?.(scope.context);
  expect([...ours, other].filter((name) => existsSync(join(RUNSC_STATE, name)))).toEqual([other]);
  rmSync(join(RUNSC_STATE, other));
  await prepared[Symbol.asyncDispose]();
});

describe.each(["runc", "gvisor"])("cri/%s", (variant) => {
  test("every shim of a pod is billed, with all that is below it", async (bench) => {
    const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
    const availability = await cri.probe(variant, hold, scope.context);
    requires(bench, `cri/${variant}`, availability.status === "missing" ? availability.reason : undefined);
    await using prepared = await cri.prepare(variant, hold, scope.context);
    const { instance } = await startLive(launcher, prepared, "billed");
    const client = new ContainerdClient("cri", engines?.layout.containerd.socket ?? "", "", "k8s.io");
    const containers = await client.containersOf(scope.runId);
    client.close();
    expect(containers).toHaveLength(2);
    const shims = processesWith((argv) => containers.some((id) => argv.includes(id)) && argv.includes("-id"));
    const billed = (await instance.processes()).filter(({ shared }) => shared !== true);
    const pids = billed.map(({ pid }) => pid);
    expect(billed.filter(({ component }) => component === "shim").map(({ pid }) => pid)).toEqual(
      expect.arrayContaining(shims.filter((pid) => readFileSync(`/proc/${pid}/comm`, "utf8").startsWith(SHIM))),
    );
    expect(new Set(pids).size).toBe(pids.length);
    expect(pids).toEqual(expect.arrayContaining(shims.flatMap(processTree)));
    await instance.destroy();
  });
});

/** By the same containerd, through its own interface and through CRI. */
const below = [containerd, cri].flatMap((driver) =>
  ["runc", "gvisor"].map((variant) => ({ name: `${driver.name}/${variant}`, driver, variant })),
);

describe.each(below)("$name", ({ name, driver, variant }) => {
  test("tells the runtime below containerd, by its version and its file", async (bench) => {
    const noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
    const [program, shim] =
      variant === "gvisor" ? ["runsc", "containerd-shim-runsc-v1"] : ["runc", "containerd-shim-runc-v2"];
    const availability = await driver.probe(variant, noop, scope.context);
    if (availability.status === "missing") return requires(bench, name, availability.reason);
    const prepared = await driver.prepare(variant, noop, scope.context);
    const instance = await prepared.createInstance("one");
    const files = instance.files.map((file) => basename(file));
    expect(files).toEqual(expect.arrayContaining(["containerd", shim, program]));
    const file = instance.files.find((path) => basename(path) === program) ?? "";
    const { stdout } = await execa(file, ["--version"]);
    expect(stdout.split("\n")[0]).toBe(`${program} version ${availability.versions[program]}`);
    await instance.destroy();
    await prepared[Symbol.asyncDispose]();
  });
});
