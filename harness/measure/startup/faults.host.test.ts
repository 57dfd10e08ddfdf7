import { afterAll, beforeAll, expect, test } from "vitest";
import { targetsOf } from "../../../drivers/index.ts";
import { buildWorkload } from "../../../workloads/build.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { openRunScope, type RunScope } from "../../host/run-scope.ts";
import { startLauncher } from "../../launcher/launcher.ts";
import type { Launcher } from "../../launcher/types.ts";
import type { StartupSample } from "../../records/startup-sample.ts";
import { createFakeDriver } from "../../testing/fake-driver.ts";
import { prepareParticipant } from "../participant.ts";
import { RuntimeWatch } from "../runtime-watch.ts";
import { StartupStopwatch } from "./stopwatch.ts";

let scope: RunScope;
let launcher: Launcher;
let workload: BuiltWorkload;

beforeAll(async () => {
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
  workload = await buildWorkload("noop", { cache: scope.context.cacheDir });
});

afterAll(async () => {
  await launcher.close();
  await scope.close();
});

/** One start while the runtime is well, one after the fault has come over it. */
async function beforeAndAfter(fault: string): Promise<StartupSample[]> {
  // The first instance is made to learn which files a start names.
  const fake = createFakeDriver({ healthyInstances: 2 });
  const target = targetsOf([fake]).find(({ variant }) => variant === fault);
  if (target === undefined) throw new Error(`The fake has no variant ${fault}.`);
  const participant = await prepareParticipant(target, { status: "ready", versions: {} }, workload, scope.context);
  const stopwatch = new StartupStopwatch({
    context: scope.context,
    launcher,
    workload,
    timeoutNs: 1e9,
    gapMs: 0,
    runtimes: new RuntimeWatch(scope.context),
    flags: () => [],
    settled: async () => {},
  });
  const series = { cache: "warm", concurrency: 1 } as const;
  const samples: StartupSample[] = [];
  for (const index of [0, 1]) {
    const place = { target: target.name, series, block: 1, index, warmup: false };
    samples.push(...(await stopwatch.take(participant, place)));
  }
  await participant.prepared[Symbol.asyncDispose]();
  return samples;
}

test.each([
  ["none", { outcome: "ok", value: expect.any(Number) }],
  ["never-ready", { outcome: "timeout", value: null, error: expect.stringContaining("before its ready line") }],
  ["dies-by-signal", { outcome: "failed", value: null, error: expect.stringContaining("signal SIGSEGV") }],
  ["wrong-answer", { outcome: "wrong-answer", value: null, error: expect.stringContaining("@ready when you are") }],
  ["disappears", { outcome: "failed", value: null, error: expect.stringContaining("runtime") }],
  ["version-changes", { outcome: "ok", flags: expect.arrayContaining(["version-changed"]) }],
])("a fault that comes in the middle leaves the start before it alone: %s", async (fault, expected) => {
  const [before, after, ...others] = await beforeAndAfter(fault);
  expect(others).toEqual([]);
  expect(before).toMatchObject({ outcome: "ok", value: expect.any(Number) });
  expect(before?.flags).not.toContain("version-changed");
  expect(after).toMatchObject(expected);
});
