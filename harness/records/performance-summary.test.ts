import { expect, test } from "vitest";
import { examplePerformance } from "../testing/example-performance.ts";
import type { RecordedPerformance } from "./performance-line.ts";
import { type PerformanceSummary, performanceSummary } from "./performance-summary.ts";

const runc = { target: "runc", technology: "container" } as const;

function summaryOf(
  changes: Partial<RecordedPerformance> = {},
  times: number | null = 1.25,
  blocks = 10,
): PerformanceSummary {
  const work = { of: { ...runc, ...changes }, kind: changes.kind ?? "integer", times, blocks } as const;
  const series = examplePerformance(work).find(({ target }) => target === "runc");
  if (series === undefined) throw new Error("no series");
  return performanceSummary(series);
}

test("the ratio is of work per second, block by block, within its interval", () => {
  const { ratio, interval, ns, baselineNs } = summaryOf();
  expect(ratio).toBeCloseTo(0.8, 2);
  expect(interval?.low).toBeLessThanOrEqual(ratio);
  expect(interval?.high).toBeGreaterThanOrEqual(ratio);
  expect(ns / baselineNs).toBeCloseTo(1.25, 2);
});

test("five blocks have no interval, none has no figure", () => {
  expect(summaryOf({}, 1, 5).interval).toBeUndefined();
  expect(summaryOf({}, null)).toMatchObject({ ratio: Number.NaN, interval: undefined, ns: Number.NaN });
});

test("the warm-up is what the first repetition takes beyond a steady one; the start is apart from it", () => {
  const { warmUpNs, readyNs } = summaryOf({ ownNs: [50e6, 12e6, 10e6], value: 10e6, readyNs: 70e6 });
  expect({ warmUpNs, readyNs }).toEqual({ warmUpNs: 40e6, readyNs: 70e6 });
});

test("latencies are those of the later half; one that was never answered is above all", () => {
  const hostNs = [900e6, 900e6, 900e6, 900e6, 1e6, 2e6, null, 4e6];
  const { latency } = summaryOf({ kind: "requests", hostNs, ownNs: [], requestsPerSecond: 1000, value: 3e6 });
  expect(latency).toMatchObject({ p50Ns: 3e6, maxNs: Infinity, requests: 40, unanswered: 10 });
  // The first was due at 0, the last answer came 900 ms after the fourth was due at 3 ms; seven were answered.
  expect(latency?.answeredPerSecond).toBeCloseTo(7 / 0.903, 6);
});

test("other work has no latencies", () => {
  expect(summaryOf().latency).toBeUndefined();
});
