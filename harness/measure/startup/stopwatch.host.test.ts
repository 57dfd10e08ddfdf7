import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { drivers, targetsOf } from "../../../drivers/index.ts";
import { buildWorkload } from "../../../workloads/build.ts";
import { openRunScope, type RunScope } from "../../host/run-scope.ts";
import { startLauncher } from "../../launcher/launcher.ts";
import type { Launcher } from "../../launcher/types.ts";
import type { StartupSample } from "../../records/startup-sample.ts";
import { prepareParticipant } from "../participant.ts";
import { RuntimeWatch } from "../runtime-watch.ts";
import { StartupStopwatch } from "./stopwatch.ts";

let root: string;
let scope: RunScope;
let launcher: Launcher;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "sandgauge-startup-"));
  scope = openRunScope();
  launcher = await startLauncher({ runId: scope.runId, cgroupFolders: scope.launcherCgroups });
});
afterEach(async () => {
  await launcher.close();
  await scope.close();
  rmSync(root, { recursive: true });
});

/** Takes one start of a workload made of the given C statements, with no isolation. */
async function start(statements: string, manifest: object = {}, timeoutNs = 60e9): Promise<StartupSample> {
  mkdirSync(join(root, "odd"));
  writeFileSync(join(root, "odd/odd.c"), `#include <stdio.h>\n#include <unistd.h>\nint main(void) { ${statements} }\n`);
  const defaults = { name: "odd", summary: "odd", ends: "exit", expectedLines: ["@ready [0-9]+"] };
  writeFileSync(join(root, "odd/manifest.json"), JSON.stringify({ ...defaults, ...manifest }));
  const workload = await buildWorkload("odd", { cache: scope.context.cacheDir, root });
  const [target] = targetsOf(drivers).filter(({ name }) => name === "process");
  if (target === undefined) throw new Error("there is no baseline");
  const participant = await prepareParticipant(target, { status: "ready", versions: {} }, workload, scope.context);
  const stopwatch = new StartupStopwatch({
    context: scope.context,
    launcher,
    workload,
    timeoutNs,
    gapMs: 0,
    runtimes: new RuntimeWatch(scope.context),
    flags: () => [],
    settled: async () => {},
  });
  const series = { cache: "warm", concurrency: 1 } as const;
  const place = { target: target.name, series, block: 1, index: 0, warmup: false };
  const [sample] = await stopwatch.take(participant, place);
  await participant.prepared[Symbol.asyncDispose]();
  if (sample === undefined) throw new Error("no sample");
  return sample;
}

const checksummed = { expectedLines: ["@ready [0-9]+", "@result .*"], checksum: "right" };

test.each<[string, string, object, Partial<StartupSample>, RegExp | undefined]>([
  ["a right answer", 'puts("@ready 1"); return 0;', {}, { outcome: "ok" }, undefined],
  [
    "a wrong checksum",
    'puts("@ready 1\\n@result {\\"checksum\\":\\"wrong\\"}"); return 0;',
    checksummed,
    { outcome: "wrong-answer", value: null },
    /the checksum is "wrong", not "right"/,
  ],
  [
    "the right checksum",
    'puts("@ready 1\\n@result {\\"checksum\\":\\"right\\"}"); return 0;',
    checksummed,
    { outcome: "ok" },
    undefined,
  ],
  [
    "no ready line",
    'fputs("no luck\\n", stderr); return 3;',
    {},
    { outcome: "failed", value: null },
    /exit status 3 before its ready line; it said: no luck/,
  ],
  [
    "a bad end after the ready line",
    'puts("@ready 1"); return 4;',
    {},
    { outcome: "failed", value: null },
    /exit status 4 after/,
  ],
  ["death by signal", "__builtin_trap();", {}, { outcome: "failed", value: null }, /signal SIGILL/],
])("%s", async (_, statements, manifest, expected, error) => {
  const sample = await start(statements, manifest);
  expect(sample).toMatchObject(expected);
  expect(sample.error ?? "").toMatch(error ?? /^$/);
  expect(sample.value === null).toBe(sample.outcome !== "ok");
});

test("what outlives the time limit is killed and is a timeout, never a value", async () => {
  const sample = await start('write(1, "@ready 1\\n", 9); pause(); return 0;', {}, 50e6);
  expect(sample).toMatchObject({ outcome: "timeout", value: null });
  expect(sample.events.exitedNs).toBeGreaterThanOrEqual(50e6);
});
