/** The metric over real targets: what is recorded, in which blocks, and what is not tried again. */
import { afterEach, expect, test } from "vitest";
import { drivers, targetsOf } from "../../../drivers/index.ts";
import { PerformanceCollector } from "../../records/performance-series.ts";
import type { PerformanceSample } from "../../records/performance-sample.ts";
import { type StagedRun, stageRun } from "../../testing/metric-run.ts";
import { requires } from "../../testing/requires.ts";
import type { MetricRun } from "../metric-run.ts";
import { measurePerformance } from "./measure-performance.ts";

const usual = ["process", "runc", "jco"];
const plan = { blocks: 2, secondsPerStart: 0.001, secondsPerTarget: 600, timeoutSeconds: 100 };

let staged: StagedRun | undefined;
afterEach(async () => {
  await staged?.close();
  staged = undefined;
});

async function measured(
  workloads: readonly string[],
  changes: Partial<typeof plan> = {},
  run: Partial<MetricRun> = {},
  names: readonly string[] = usual,
): Promise<PerformanceSample[]> {
  staged = await stageRun(targetsOf(drivers).filter(({ name }) => names.includes(name)));
  await measurePerformance({ ...staged.run, ...run }, { ...plan, ...changes, workloads: [...workloads] });
  return staged.samples.filter((sample) => sample.metric === "performance");
}

test("every block has the baseline beside each target, and a further build beside both", async () => {
  const samples = await measured(["nbody", "nbody-simd"]);
  const blocks = Map.groupBy(samples, ({ block }) => block);
  expect([...blocks.keys()].toSorted((a, b) => a - b)).toEqual([1, 2]);
  for (const those of blocks.values()) {
    const done = those.map(({ target, workload }) => `${target} ${workload}`);
    expect(done).toEqual(expect.arrayContaining(["process nbody", "jco nbody", "jco nbody-simd"]));
    expect(done).not.toContain("process nbody-simd");
    expect(new Set(done).size).toBe(done.length);
  }
  for (const { outcome, flags, cpu, ownNs, baseline } of samples) {
    expect({ outcome, baseline }).toEqual({ outcome: "ok", baseline: "nbody" });
    expect(flags).not.toContain(cpu === null ? "" : "unpinned");
    expect(ownNs.length).toBeGreaterThanOrEqual(2);
  }
  const collector = new PerformanceCollector();
  for (const { ownNs, hostNs, ...sample } of samples) {
    collector.add({ ...sample, ownNs: [...ownNs], hostNs: [...hostNs], flags: [] });
  }
  const simd = collector.series().find(({ workload }) => workload === "nbody-simd");
  expect(simd?.pairs.map(({ block }) => block).toSorted((a, b) => a - b)).toEqual([1, 2]);
});

test("what a target cannot do is a sample with the reason, once", async (context) => {
  const samples = await measured(["files", "null-writes"], {}, {}, [...usual, "qemu/microvm"]);
  const refused = samples.filter(({ outcome }) => outcome === "unsupported");
  const lacksGuest = staged?.leftOut.find(({ target }) => target === "qemu/microvm")?.reason;
  requires(context, "qemu/microvm", lacksGuest);
  expect(refused.map(({ target, workload }) => `${target} ${workload}`).toSorted()).toEqual([
    "jco null-writes",
    "qemu/microvm files",
  ]);
  for (const { error, value } of refused) {
    expect(value).toBeNull();
    expect(error).toMatch(/nothing of the host's but a serial line|\/dev\/null cannot be opened/);
  }
  expect(samples.filter(({ workload }) => workload === "files").map(({ fileSystem }) => fileSystem)).not.toContain(
    undefined,
  );
});

test("a target that takes too long is left out after its first block, the baseline never", async () => {
  const samples = await measured(["nbody"], { secondsPerTarget: 0.001 });
  expect(samples.filter(({ target }) => target === "process")).toHaveLength(2);
  expect(samples.filter(({ target }) => target === "jco")).toHaveLength(1);
  expect(staged?.leftOut.find(({ target }) => target === "jco")?.reason).toMatch(/^performance, nbody: one start took/);
});

test("a block that an earlier part of the run has finished is not taken again", async () => {
  const samples = await measured(["nbody"], {}, { isDone: (_metric, _target, block) => block === 1 });
  expect(new Set(samples.map(({ block }) => block))).toEqual(new Set([2]));
});

test("a block that lacks one target is taken anew as a whole", async () => {
  const samples = await measured(["nbody"], { blocks: 1 }, { isDone: (_metric, target) => target !== "jco" });
  expect(samples.map(({ target }) => target)).toEqual(expect.arrayContaining(["process", "jco"]));
});
