/** Docker's driver and an engine that is reached by ssh, through a real server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openRunScope, type RunScope } from "../harness/host/run-scope.ts";
import { launchInstance } from "../harness/launcher/launch-instance.ts";
import { startLauncher } from "../harness/launcher/launcher.ts";
import type { Launcher } from "../harness/launcher/types.ts";
import { startEngines, type TestEngines } from "../harness/testing/engines.ts";
import { expectFarInstance } from "../harness/testing/live-instance.ts";
import { requires } from "../harness/testing/requires.ts";
import { engineNames } from "../infra/engines/state.ts";
import { lacksSshHost, type SshHost, startSshHost } from "../infra/engines/testing/ssh-host.ts";
import { lacksFor } from "../infra/engines/up.ts";
import { buildWorkload } from "../workloads/build.ts";
import { docker } from "./docker.ts";
import type { DriverContext } from "./types.ts";

const lacks = (): string | undefined => lacksFor(engineNames) ?? lacksSshHost();

let folder: string;
let engines: TestEngines | undefined;
let host: SshHost | undefined;
let scope: RunScope;
let launcher: Launcher;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-ssh-"));
  if (lacks() !== undefined) return;
  engines = await startEngines(...engineNames);
  host = await startSshHost(folder);
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
});
afterAll(async () => {
  await launcher?.close();
  await host?.end();
  await engines?.[Symbol.asyncDispose]();
  await scope?.close();
  rmSync(folder, { recursive: true });
});
beforeEach((context) => requires(context, "engines", lacks()));

/** @param ssh a folder that has one. */
function contextWith(ssh: string | undefined): DriverContext {
  const DOCKER_HOST = `${host?.address}${engines?.layout.docker.socket}`;
  return { ...scope.context, environment: { DOCKER_HOST, PATH: `${ssh}:${process.env["PATH"]}` } };
}

test("starts answer, and end when their input does; none of their processes is taken for this host's", async () => {
  const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
  const workload = await docker.prepare("runc", hold, contextWith(host?.client));
  for (const id of ["first", "second"]) await expectFarInstance(launcher, workload, id);
  await workload[Symbol.asyncDispose]();
});

test("what a killed run left is found again through the same host", async () => {
  const hold = await buildWorkload("hold", { cache: scope.context.cacheDir });
  const context = contextWith(host?.client);
  const workload = await docker.prepare("runc", hold, context);
  const launch = launchInstance(launcher, await workload.createInstance("left"), {
    stdin: "open",
    awaits: "ready",
    timeoutNs: 60e9,
  });
  expect(await launch.ready).not.toBeNull();
  const { DOCKER_HOST: _, ...environment } = context.environment;
  expect(await docker.removeLeftovers?.({ ...context, environment })).toBe(1);
  await launch.exited;
  await workload[Symbol.asyncDispose]();
});

test("who may not log in is told so, in ssh's words", async () => {
  const noop = await buildWorkload("noop", { cache: scope.context.cacheDir });
  expect(await docker.probe("runc", noop, contextWith(host?.stranger))).toMatchObject({
    status: "missing",
    reason: expect.stringMatching(/is not reached by ssh: .*Permission denied/),
    remedy: expect.stringContaining("`ssh 127.0.0.1 docker version`"),
  });
});
