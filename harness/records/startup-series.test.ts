import { expect, test } from "vitest";
import type { StartupSample } from "./startup-sample.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { StartupCollector } from "./startup-series.ts";

function collect(...samples: readonly Partial<StartupSample>[]) {
  const collector = new StartupCollector();
  for (const sample of samples) collector.add(exampleSample(sample));
  return collector.series();
}

test("sorts values and puts what failed, timed out or answered wrongly at infinity", () => {
  const [series] = collect(
    { value: 3 },
    { outcome: "failed", value: null },
    { value: 1 },
    { outcome: "timeout", value: null },
    { outcome: "wrong-answer", value: null },
    { value: 2 },
  );
  expect([...(series?.readyNs ?? [])]).toEqual([1, 2, 3, Infinity, Infinity, Infinity]);
  expect(series?.outcomes).toEqual({ ok: 3, failed: 1, timeout: 1, "wrong-answer": 1 });
});

test("leaves out warm-ups and nothing else", () => {
  expect(collect({ warmup: true })).toEqual([]);
  expect(collect({ warmup: true, value: 1 }, { value: 2, flags: ["loaded", "throttled"] })).toMatchObject([
    { readyNs: Float64Array.of(2) },
  ]);
});

test.each<[string, Partial<StartupSample>]>([
  ["target", { target: "runc" }],
  ["technology", { technology: "vm" }],
  ["layer", { layer: "docker" }],
  ["workload", { workload: "hold" }],
  ["cache", { series: { cache: "cold", concurrency: 1 } }],
  ["concurrency", { series: { cache: "warm", concurrency: 10 } }],
  ["accelerated", { accelerated: false }],
  ["clock", { clock: "node" }],
  ["artefact", { artefactSha256: "1" }],
  ["version", { versions: { runc: "1.1.6" } }],
  ["tools", { versions: { runc: "1.1.5", kernel: "6" } }],
  ["no versions", { versions: {} }],
  ["replacement", { flags: ["version-changed"] }],
])("never mixes samples that differ in %s, in whatever order they come", (_name, change) => {
  const usual = { versions: { runc: "1.1.5" } };
  const other = { ...usual, ...change };
  const series = collect(usual, other, usual, other, other);
  expect(series.map(({ readyNs }) => readyNs.length).toSorted((a, b) => a - b)).toEqual([2, 3]);
});

test("counts each flag once for each sample", () => {
  const [series] = collect({ flags: ["loaded", "stolen"] }, { flags: ["loaded", "loaded"] }, {});
  expect([...(series?.flags ?? [])]).toEqual([
    ["loaded", 2],
    ["stolen", 1],
  ]);
});

const cost = (counters: object) => ({ resources: { userNs: 10, systemNs: 5, maxRssBytes: 1, ...counters } });
const { resources: _, ...unaccounted } = exampleSample();

test.each([
  ["cycles", [cost({ cycles: 7, taskClockNs: 20 }), cost({ cycles: 6, taskClockNs: 20 })], [6, 7]],
  ["task-clock", [cost({ cycles: 7, taskClockNs: 20 }), cost({ taskClockNs: 21 })], [20, 21]],
  ["waited-for", [cost({ taskClockNs: 20 }), cost({})], [15, 15]],
  ["cycles", [cost({ cycles: 7 }), { outcome: "failed", value: null } as const], [7, Infinity]],
])("takes %s, which all successful starts have", (measure, samples, sorted) => {
  expect(collect(...samples)[0]?.cpu).toEqual({ measure, sorted: Float64Array.from(sorted) });
});

test("has no CPU cost where one start was not accounted", () => {
  const collector = new StartupCollector();
  collector.add(exampleSample());
  collector.add(unaccounted);
  expect(collector.series()[0]?.cpu).toBeUndefined();
});

test("takes the median of each part of a guest's boot over the starts that tell it", () => {
  const [series] = collect(
    { value: 9, bootNs: { kernel: 3, userspace: 5 } },
    { value: 9, bootNs: { kernel: 1, userspace: 5 } },
    { value: 9 },
    { value: 9, bootNs: { kernel: 2, userspace: 8 } },
    { outcome: "failed", value: null, bootNs: { kernel: 99 } },
  );
  expect([...(series?.bootNs ?? [])]).toEqual([
    ["kernel", 2],
    ["userspace", 5],
  ]);
});

function stampedLate(readyLateAtMostNs: number): Partial<StartupSample> {
  return { clock: "node", events: { readyNs: 500_000, readyLateAtMostNs } };
}

test("gathers by how much stamps may be late, of the starts that tell it", () => {
  const [series] = collect(stampedLate(3), { clock: "node" }, stampedLate(1), { ...stampedLate(9), warmup: true });
  expect(series?.lateAtMostNs).toEqual(Float64Array.of(1, 3));
});
