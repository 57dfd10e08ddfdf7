/**
 * What the comparison of work can tell apart, found out by the whole way from pairs to interval on recorded blocks: the
 * plain process twice in each, on a host where nothing else ran meanwhile; see fixtures/record-same-process-twice.ts.
 */
import { readFileSync } from "node:fs";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { bootstrapMedian } from "../../stats/bootstrap-median.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { readPlan } from "../plan.ts";

interface Recorded {
  /** Steady time of one repetition in nanoseconds, by workload: the same process twice in each block. */
  readonly blocks: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

const { blocks }: Recorded = JSON.parse(
  readFileSync(new URL("fixtures/same-process-twice.json", import.meta.url), "utf8"),
);

const BLOCKS = readPlan("nightly").performance?.blocks ?? 0;
const COMPARISONS = 300;

/** Of simulated comparisons: the intervals of work per second over the baseline's. */
function intervals(workload: string): Interval[] {
  const recorded = blocks[workload] ?? [];
  const generator = xoroshiro128plus(20_251_125);
  const draw = (below: number): number => uniformInt(generator, 0, below - 1);
  return Array.from({ length: COMPARISONS }, () => {
    const ratios = Array.from({ length: BLOCKS }, () => {
      const [a = Number.NaN, b = Number.NaN] = recorded[draw(recorded.length)] ?? [];
      return draw(2) === 0 ? a / b : b / a; // neither is the first by nature
    });
    return bootstrapMedian(ratios, 0.95) ?? { low: Number.NaN, high: Number.NaN };
  });
}

/** Work that takes so many times as long has each ratio, and so the interval, divided by it. */
const SLOWDOWN = 1.05;

test.each(Object.keys(blocks))(
  "the plain process against itself shows no difference, and a planted slowdown of 5 %% is found: %s",
  (workload) => {
    const all = intervals(workload);
    const share = (holds: (interval: Interval) => boolean): number => all.filter(holds).length / all.length;
    expect(share(({ low, high }) => low <= 1 && high >= 1)).toBeGreaterThanOrEqual(0.95);
    expect(share(({ high }) => high / SLOWDOWN < 1)).toBeGreaterThanOrEqual(0.9);
  },
);
