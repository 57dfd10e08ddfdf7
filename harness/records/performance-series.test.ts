import { expect, test } from "vitest";
import { examplePerformance, exampleWorkSample } from "../testing/example-performance.ts";
import type { RecordedPerformance } from "./performance-line.ts";
import { PerformanceCollector, type PerformanceSeries } from "./performance-series.ts";

const runc = { target: "runc", technology: "container" } as const;

function baseline(block: number, ms: number | null, changes: Partial<RecordedPerformance> = {}): RecordedPerformance {
  return { ...exampleWorkSample("integer", block, ms === null ? null : ms * 1e6), ...changes };
}

function inRunc(block: number, ms: number, changes: Partial<RecordedPerformance> = {}): RecordedPerformance {
  return { ...baseline(block, ms), ...runc, ...changes };
}

function collect(...samples: readonly RecordedPerformance[]): PerformanceSeries[] {
  const collector = new PerformanceCollector();
  for (const sample of samples) collector.add(sample);
  return collector.series();
}

function seriesOf(target: string, all: readonly PerformanceSeries[]): PerformanceSeries | undefined {
  return all.find((series) => series.target === target);
}

test("each start is paired with the plain process of its own block and run", () => {
  const series = seriesOf(
    "runc",
    collect(
      inRunc(1, 11),
      baseline(2, 20),
      inRunc(2, 22),
      baseline(1, 10),
      baseline(1, 30, { run: "20270101T000000-a" }),
    ),
  );
  expect(series?.pairs.map(({ block, ns, baselineNs }) => [block, ns, baselineNs])).toEqual([
    [1, 11e6, 10e6],
    [2, 22e6, 20e6],
  ]);
});

test("a further build is paired with the workload that it is a build of", () => {
  const simd = inRunc(1, 5, { workload: "integer-simd", artefactSha256: "1" });
  const [series] = collect(baseline(1, 10), simd).filter(({ workload }) => workload === "integer-simd");
  expect(series?.pairs).toMatchObject([{ ns: 5e6, baselineNs: 10e6 }]);
});

test.each<[string, RecordedPerformance[], RegExp]>([
  [
    "a failed start",
    [baseline(1, 10), inRunc(1, 11, { outcome: "failed", value: null, error: "it broke." })],
    /it broke/,
  ],
  ["a clock that disagrees", [baseline(1, 10), inRunc(1, 11, { flags: ["clock-disagrees"] })], /clock/],
  ["a failed baseline", [baseline(1, null, { outcome: "timeout", error: "too late." }), inRunc(1, 11)], /too late/],
  ["a baseline whose clock disagrees", [baseline(1, 10, { flags: ["clock-disagrees"] }), inRunc(1, 11)], /clock/],
  [
    "requests that another clock's timers sent",
    [baseline(1, 10, { kind: "requests" }), inRunc(1, 11, { kind: "requests", clock: "node" })],
    /another clock's timers/,
  ],
  ["no baseline", [inRunc(1, 11)], /its block has no baseline/],
])("%s gives no pair, and says why", (_, samples, why) => {
  const series = seriesOf("runc", collect(...samples));
  expect(series?.pairs).toEqual([]);
  expect(series?.failures).toEqual([expect.stringMatching(why)]);
});

test("of a block that was taken anew the later samples count", () => {
  const series = seriesOf("runc", collect(baseline(1, 10), inRunc(1, 99), baseline(1, 20), inRunc(1, 22)));
  expect(series?.pairs).toMatchObject([{ ns: 22e6, baselineNs: 20e6 }]);
  expect(series?.starts).toHaveLength(1);
});

test.each<[string, Partial<RecordedPerformance>]>([
  ["version", { versions: { runc: "1.2" } }],
  ["artefact", { artefactSha256: "1" }],
  ["clock", { clock: "node" }],
  ["pinning", { cpu: null }],
  ["file system", { fileSystem: "ext4" }],
  ["rate", { requestsPerSecond: 5 }],
  ["replacement", { flags: ["version-changed"] }],
  ["emulation", { accelerated: false }],
])("starts that differ in %s are never one series", (_, change) => {
  expect(collect(inRunc(1, 1), inRunc(2, 1, change), inRunc(3, 1))).toHaveLength(2);
});

test("another CPU of the same host is the same series", () => {
  expect(collect(inRunc(1, 1), inRunc(2, 1, { cpu: 7 }))).toHaveLength(1);
});

test("what cannot be done at all says why", () => {
  const [series] = examplePerformance({ of: runc, kind: "files", times: null }).filter(
    ({ target }) => target === "runc",
  );
  expect(series?.unsupported).toBe("It has no sockets.");
  expect(series?.pairs).toEqual([]);
});

test("warm-ups are no part of a series, and flags are counted once for each start", () => {
  const [series] = collect(inRunc(1, 1, { warmup: true }), inRunc(2, 1, { flags: ["loaded", "loaded"] }));
  expect(series?.starts).toHaveLength(1);
  expect([...(series?.flags ?? [])]).toEqual([["loaded", 1]]);
});
