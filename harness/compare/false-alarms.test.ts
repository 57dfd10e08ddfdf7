/**
 * How often compare cries wolf, and what it finds, over whole nightly runs drawn from recorded ones. `npm run bench --
 * compare` does the same with a thousand comparisons.
 */
import { expect, test } from "vitest";
import { alarmed, simulatedComparisons } from "./bench/simulated-comparisons.ts";

const COMPARISONS = 40;
const PATIENCE_MS = 600_000;

test(
  "of the series of two nightly runs of the same at most 1 % are called changed, though the host differs",
  () => {
    let [series, alarms] = [0, 0];
    for (const { figures } of simulatedComparisons({
      comparisons: COMPARISONS,
      between: { host: 0.1, series: 0.01 },
      seed: 1,
    })) {
      series += new Set(figures.map(({ pair }) => pair.head)).size;
      alarms += alarmed(figures).size;
    }
    expect(series).toBeGreaterThan(COMPARISONS * 250);
    expect(alarms / series).toBeLessThanOrEqual(0.01);
  },
  PATIENCE_MS,
);

test(
  "one series that takes 10 % longer is found, at nightly sample counts, in at least 95 % of all cases",
  () => {
    let found = 0;
    for (const { figures, planted } of simulatedComparisons({
      comparisons: COMPARISONS,
      between: { host: 0, series: 0 },
      seed: 2,
      planted: {
        slowdown: 0.1,
        isPlanted: ({ metric, parameters }) =>
          metric === "performance" ||
          (metric === "startup" && parameters["cache"] === "warm" && parameters["concurrency"] === "1"),
      },
    })) {
      const verdict = figures.find(({ pair, kind }) => pair.head === planted && kind === "p50")?.verdict;
      if (verdict === "worse") found++;
    }
    expect(found / COMPARISONS).toBeGreaterThanOrEqual(0.95);
  },
  PATIENCE_MS,
);
