/**
 * What the comparison of work can tell apart, found out by the whole way from pairs to interval on recorded blocks: the
 * plain process twice in each, pinned to one CPU, on a host where nothing else ran on that CPU meanwhile.
 */
import { readFileSync } from "node:fs";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { readPlan } from "../measure/plan.ts";
import { bootstrapMedian } from "../stats/bootstrap-median.ts";

interface Recorded {
  /** Steady time of one repetition in nanoseconds, by workload: the same process twice in each block. */
  readonly blocks: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

const { blocks }: Recorded = JSON.parse(
  readFileSync(new URL("fixtures/same-process-twice.json", import.meta.url), "utf8"),
);

const BLOCKS = readPlan("nightly").performance?.blocks ?? 0;
const COMPARISONS = 400;

/** The share of simulated comparisons in which `holds` is true of the interval of work per second over the baseline's. */
function share(workload: string, slowdown: number, holds: (low: number, high: number) => boolean): number {
  const recorded = blocks[workload] ?? [];
  const generator = xoroshiro128plus(20_251_125);
  const draw = (below: number): number => uniformInt(generator, 0, below - 1);
  let count = 0;
  for (let comparison = 0; comparison < COMPARISONS; comparison++) {
    const ratios = Array.from({ length: BLOCKS }, () => {
      const [a = Number.NaN, b = Number.NaN] = recorded[draw(recorded.length)] ?? [];
      const [baseline, other] = draw(2) === 0 ? [a, b] : [b, a]; // neither is the first by nature
      return baseline / (other * slowdown);
    });
    const interval = bootstrapMedian(ratios, 0.95);
    if (interval !== undefined && holds(interval.low, interval.high)) count++;
  }
  return count / COMPARISONS;
}

test.each(Object.keys(blocks))("the plain process against itself shows no difference: %s", (workload) => {
  expect(blocks[workload]?.length).toBeGreaterThanOrEqual(BLOCKS);
  expect(share(workload, 1, (low, high) => low <= 1 && high >= 1)).toBeGreaterThanOrEqual(0.95);
});

test.each(Object.keys(blocks))("a planted slowdown of 5 % is found: %s", (workload) => {
  expect(share(workload, 1.05, (_low, high) => high < 1)).toBeGreaterThanOrEqual(0.9);
});
