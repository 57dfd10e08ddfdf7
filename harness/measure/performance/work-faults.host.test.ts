/** Workloads and folders that go wrong: each start is a sample with its reason, and none of them has a value. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { drivers, targetsOf } from "../../../drivers/index.ts";
import type { BuiltWorkload, WorkloadManifest } from "../../../workloads/types.ts";
import type { WorkFolder } from "../../host/work-folder.ts";
import type { PerformanceSample } from "../../records/performance-sample.ts";
import { lacksCommand, lacksRoot } from "../../testing/lacks.ts";
import { type StagedRun, stageRun } from "../../testing/metric-run.ts";
import { oddWorkload } from "../../testing/odd-workload.ts";
import { requires } from "../../testing/requires.ts";
import { prepareParticipant } from "../participant.ts";
import { cpuToPin } from "./pinned-cpu.ts";
import { WorkStopwatch } from "./work-stopwatch.ts";

const processTarget = targetsOf(drivers).filter(({ name }) => name === "process");

let folder: string;
let staged: StagedRun;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-faults-"));
  staged = await stageRun(processTarget);
});
afterAll(async () => {
  await staged.close();
  rmSync(folder, { recursive: true });
});

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

const untouched: WorkFolder = { path: "/nowhere", fileSystem: "none", empty: () => {} };

interface Staging {
  readonly startNs?: number;
  readonly timeoutNs?: number;
  readonly workFolder?: WorkFolder;
}

async function take(workload: BuiltWorkload, staging: Staging = {}): Promise<PerformanceSample> {
  const { startNs = 30e9, timeoutNs = 60e9, workFolder = untouched } = staging;
  const [target] = processTarget;
  if (target === undefined) throw new Error("there is no baseline");
  const { context } = staged.run;
  const participant = await prepareParticipant(target, { status: "ready", versions: {} }, workload, context);
  undo.push(async () => await participant.prepared[Symbol.asyncDispose]());
  const stopwatch = new WorkStopwatch({
    run: staged.run,
    limits: { startNs, timeoutNs },
    cpu: cpuToPin(),
    folder: workFolder,
  });
  return await stopwatch.take(participant, { workload, block: 1, index: 0 });
}

const odd: Partial<WorkloadManifest> = {
  expectedLines: ["@ready [0-9]+", "@begin", "@result .*"],
  repetitions: 4,
  checksum: "right",
  work: { kind: "integer", operations: 5 },
};

/** Each repetition sleeps for 20 ms and says what the given expressions are. */
function saying(checksum: string, operations: string, ns: string): string {
  const line = String.raw`"@result {\"checksum\":\"%s\",\"operations\":%s,\"ns\":%s}\n"`;
  return `puts("@ready 1"); puts("@begin");
    for (int i = 0; i < 4; i++) { usleep(20000); printf(${line}, ${checksum}, ${operations}, ${ns}); }`;
}

const right = saying('"right"', '"5"', '"20100000"');

async function takeOdd(statements: string, staging: Staging = {}): Promise<PerformanceSample> {
  return await take(await oddWorkload(folder, staged.run.context.cacheDir, statements, odd), staging);
}

test("a right answer has a value, by the workload's own clock, and is pinned", async () => {
  const sample = await takeOdd(right);
  expect(sample).toMatchObject({
    outcome: "ok",
    value: 20_100_000,
    ownNs: [20_100_000, 20_100_000, 20_100_000, 20_100_000],
    kind: "integer",
    baseline: "odd",
  });
  expect(sample.hostNs).toHaveLength(4);
  expect(sample.readyNs).toBeGreaterThan(0);
  expect(sample.flags).not.toContain(cpuToPin() === undefined ? "" : "unpinned");
});

test.each<[string, string, PerformanceSample["outcome"], RegExp]>([
  [
    "a wrong checksum",
    saying('"wrong"', '"5"', '"20100000"'),
    "wrong-answer",
    /the checksum is "wrong", not "right"\.$/,
  ],
  ["impossible operations", saying('"right"', '"6"', '"20100000"'), "wrong-answer", /claims 6 operations/],
  ["an impossible time", saying('"right"', '"5"', '"-1"'), "wrong-answer", /is impossible: ns/],
  ["a malformed line", saying('"right"', '"5"', '"20100000}"'), "wrong-answer", /is not JSON/],
  ["work it cannot do", 'puts("@ready 1"); puts("@unsupported no such device");', "unsupported", /no such device/],
  ["a failure that it tells", 'puts("@ready 1"); puts("@failed write: disk on fire");', "failed", /disk on fire/],
  ["an end in the middle", 'puts("@ready 1"); puts("@begin"); return 3;', "failed", /exit status 3, after 0 of 4/],
  ["an end before it was ready", 'fputs("no luck\\n", stderr); return 2;', "failed", /exit status 2, saying: no luck/],
  ["a bad end after all of it", `${right} return 4;`, "failed", /exit status 4, .*after 4 of 4 repetitions/],
])("%s", async (_, statements, outcome, error) => {
  const sample = await takeOdd(statements);
  expect(sample).toMatchObject({ outcome, value: null });
  expect(sample.error).toMatch(error);
});

test.each([
  ["too slow", '"10000000"'],
  ["too fast", '"40000000"'],
])("a clock that runs %s is told, and the value kept apart from those that count", async (_, ns) => {
  const sample = await takeOdd(saying('"right"', '"5"', ns));
  expect(sample.outcome).toBe("ok");
  expect(sample.flags).toContain("clock-disagrees");
});

test("what never comes to its first result is a timeout", async () => {
  const sample = await takeOdd('puts("@ready 1"); puts("@begin"); pause();', { timeoutNs: 3e8 });
  expect(sample).toMatchObject({ outcome: "timeout", value: null });
  expect(sample.error).toBe("killed after the time limit, after 0 of 4 repetitions.");
});

test("one that takes too long is ended, and what came by then counts", async () => {
  const sample = await takeOdd(right, { startNs: 1 });
  expect(sample).toMatchObject({ outcome: "ok", value: 20_100_000 });
  expect(sample.ownNs).toHaveLength(2);
  expect(sample.flags).toContain("cut-short");
});

/** A file system of its own, gone after the test. */
async function mounted(options: string): Promise<WorkFolder> {
  const path = mkdtempSync(join(folder, "mounted-"));
  await execa("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path]);
  undo.push(async () => await execa("umount", [path]));
  return { path, fileSystem: "tmpfs", empty: () => {} };
}

test.for([
  ["read-only", "ro", /create: Read-only file system/],
  ["full", "size=8k", /write: No space left on device/],
] as const)("a folder that is %s", async ([, options, error], context) => {
  requires(context, "a file system of its own", lacksRoot() ?? lacksCommand("mount", "umount"));
  const sample = await take(await staged.run.workload("files"), { workFolder: await mounted(options) });
  expect(sample).toMatchObject({ outcome: "failed", value: null, fileSystem: "tmpfs" });
  expect(sample.error).toMatch(error);
});

const service: Partial<WorkloadManifest> = {
  ends: "hold",
  expectedLines: ["@ready [0-9]+", "@reply .*"],
  repetitions: 10,
  requestsPerSecond: 1000,
  work: { kind: "requests", operations: 1 },
};

test.each<[string, string, PerformanceSample["outcome"], RegExp]>([
  ["answers wrongly", 'puts("@reply 1 00000000"); pause();', "wrong-answer", /answer .* was not expected/],
  ["answers what it was not asked", 'puts("@reply 11 00000000"); pause();', "wrong-answer", /was not expected/],
  ["never answers", "pause();", "failed", /0 of 10 requests were answered\.$/],
  ["ends", "return 5;", "failed", /0 of 10 requests were answered/],
])("a service that %s", async (_, statements, outcome, error) => {
  const workload = await oddWorkload(
    folder,
    staged.run.context.cacheDir,
    `char c; puts("@ready 1"); if (read(0, &c, 1) < 0) return 1; ${statements}`,
    service,
  );
  const sample = await take(workload, { startNs: 3e8 });
  expect(sample).toMatchObject({ outcome, value: null });
  expect(sample.error).toMatch(error);
});

test("a service that answers is followed to its last answer", async () => {
  const { manifest, ...built } = await staged.run.workload("service");
  const sample = await take({ ...built, manifest: { ...manifest, repetitions: 100 } });
  expect(sample).toMatchObject({ outcome: "ok", requestsPerSecond: 500, ownNs: [] });
  expect(sample.hostNs).toHaveLength(100);
  expect(sample.hostNs.filter((latency) => latency === null || latency <= 0)).toEqual([]);
});

test("one stall is felt by every request that was due meanwhile, not only by the one that met it", async () => {
  const stallNs = 200e6;
  const source = join(import.meta.dirname, "../../../workloads/service/service.c");
  const stalling = `static ssize_t stalling_read(int fd, void *bytes, size_t size) {
      static int calls;
      if (++calls == 20) usleep(${stallNs / 1000});
      return read(fd, bytes, size);
    }
    #define read stalling_read
    #include ${JSON.stringify(source)}`;
  const { manifest } = await staged.run.workload("service");
  const workload = await oddWorkload(
    folder,
    staged.run.context.cacheDir,
    stalling,
    { ...manifest, name: "stalling" },
    "file",
  );
  const { hostNs, outcome } = await take(workload);
  expect(outcome).toBe("ok");
  // At 500 requests a second 100 were due in those 200 ms; the one before the last tenth of it waited for 20 ms still.
  const long = hostNs.filter((latency) => latency !== null && latency > stallNs / 10);
  expect(long.length).toBeGreaterThanOrEqual(85);
});
