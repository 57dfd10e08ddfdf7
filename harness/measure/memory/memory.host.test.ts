/** Held against a known truth: instances that fill so many bytes must be found to hold so many more. */
import { afterEach, expect, test } from "vitest";
import { drivers, targetsOf } from "../../../drivers/index.ts";
import { MemoryCollector, type MemorySeries } from "../../records/memory-series.ts";
import { memoryFit, type MemoryView } from "../../records/memory-fit.ts";
import type { MemorySample } from "../../records/memory-sample.ts";
import { createFakeDriver } from "../../testing/fake-driver.ts";
import { type StagedRun, stageRun } from "../../testing/metric-run.ts";
import { requires } from "../../testing/requires.ts";
import { measureMemory } from "./measure-memory.ts";

const MEBIBYTE = 1024 * 1024;
/** Much, so that what else happens on the host is little beside it. */
const FILLED_MEBIBYTES = 96;

let staged: StagedRun | undefined;
afterEach(async () => {
  await staged?.close();
  staged = undefined;
});

const plan = {
  workload: "hold",
  levels: [1, 2, 4, 8],
  climbs: 1,
  dirtyMebibytes: [0, FILLED_MEBIBYTES],
  secondsPerClimb: 60,
  timeoutSeconds: 60,
};

function memorySamples({ samples }: StagedRun): MemorySample[] {
  return samples.flatMap((sample) => (sample.metric === "memory" ? [sample] : []));
}

function seriesOf(samples: readonly MemorySample[]): MemorySeries[] {
  const collector = new MemoryCollector();
  for (const sample of samples) collector.add({ ...sample, flags: [...sample.flags] });
  return collector.series();
}

test.for(["process", "runc", "wasmtime/aot"])(
  "%s: what each instance fills is what one more is found to hold, by every view",
  async (name, context) => {
    const [target] = targetsOf(drivers).filter((one) => one.name === name);
    if (target === undefined) throw new Error(`There is no target ${name}.`);
    staged = await stageRun([target]);
    requires(context, name, staged.leftOut[0]?.reason);
    await measureMemory(staged.run, plan);
    const [idle, filled] = seriesOf(memorySamples(staged)).toSorted((a, b) => a.dirtyBytes - b.dirtyBytes);
    if (idle === undefined || filled === undefined) throw new Error("A series is missing.");
    expect([idle.failures, filled.failures]).toEqual([[], []]);
    const more = (view: MemoryView): number =>
      ((memoryFit(filled).views[view]?.slope.value ?? 0) - (memoryFit(idle).views[view]?.slope.value ?? 0)) /
      (FILLED_MEBIBYTES * MEBIBYTE);
    expect(more("pss")).toBeGreaterThan(0.97);
    expect(more("pss")).toBeLessThan(1.03);
    expect(more("uss")).toBeGreaterThan(0.97);
    expect(more("uss")).toBeLessThan(1.03);
    const isAccounted = staged.scope.context.cgroup !== undefined;
    expect(isAccounted ? more("cgroup") : 1).toBeGreaterThan(0.9);
    expect(isAccounted ? more("cgroup") : 1).toBeLessThan(1.1);
    const foreignBytes = Math.max(memoryFit(idle).foreignBytes, memoryFit(filled).foreignBytes);
    const disturbed = foreignBytes > 0.03 * 8 * FILLED_MEBIBYTES * MEBIBYTE;
    const lack = `Other processes' memory changed by ${(foreignBytes / MEBIBYTE).toFixed(0)} MiB meanwhile.`;
    requires(context, "quiet host", disturbed ? lack : undefined);
    expect(more("available")).toBeGreaterThan(0.9);
    expect(more("available")).toBeLessThan(1.1);
  },
);

test.each([
  ["dies-by-signal", /signal SIGSEGV before its ready line/],
  ["never-ready", /no ready line came within 0.5 s/],
])(
  "a runtime that %s at the third instance: what was read before is kept, the climb ends, and says why",
  async (fault, why) => {
    const fake = createFakeDriver({ healthyInstances: 3 }); // one is made to learn which files a start names
    const target = targetsOf([fake]).find(({ variant }) => variant === fault);
    if (target === undefined) throw new Error(`The fake has no variant ${fault}.`);
    staged = await stageRun([target]);
    await measureMemory(staged.run, { ...plan, dirtyMebibytes: [0], timeoutSeconds: 0.5 });
    const samples = memorySamples(staged);
    expect(samples.map(({ instances, outcome }) => [instances, outcome])).toEqual([
      [0, "ok"],
      [1, "ok"],
      [2, "ok"],
      [4, "failed"],
    ]);
    expect(samples.at(-1)?.error).toMatch(why);
    expect(seriesOf(samples)).toMatchObject([{ failures: [expect.stringMatching(why)] }]);
  },
);

test("machines of further sizes are series of their own, beside the size that the target has by itself", async (context) => {
  const targets = targetsOf(drivers).filter(({ name }) => name === "process" || name === "qemu/microvm");
  staged = await stageRun(targets);
  requires(context, "qemu/microvm", staged.leftOut[0]?.reason);
  const guests = { mebibytes: [128, 192], levels: [1] };
  await measureMemory(staged.run, { ...plan, levels: [1], dirtyMebibytes: [0], guests });
  const series = seriesOf(memorySamples(staged));
  expect(series.map(({ target, guest }) => [target, guest])).toEqual([
    ["process", undefined],
    ["qemu/microvm", { declaredBytes: 128 * MEBIBYTE, asked: false }],
    ["qemu/microvm", { declaredBytes: 192 * MEBIBYTE, asked: true }],
  ]);
  expect(series.flatMap(({ failures }) => failures)).toEqual([]);
  for (const { guest, readings } of series.slice(1)) {
    const touched = readings[0]?.components["guest-ram"]?.pssBytes ?? Number.NaN;
    expect(touched).toBeGreaterThan(16 * MEBIBYTE);
    expect(touched).toBeLessThanOrEqual(guest?.declaredBytes ?? 0);
  }
}, 300_000);
