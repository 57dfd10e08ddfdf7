/** Recorded starts with a mode switch planted in them: whether the comparison says so, and is silent where there is none. */
import { expect, test } from "vitest";
import { pairsOf } from "../testing/example-comparison.ts";
import { defaultThresholds } from "./compared-figure.ts";
import { nightlyBlocks, nightlyPool } from "./bench/nightly-pool.ts";
import { resampledRun, seededRandom } from "./bench/resampled-run.ts";
import { compareSeries } from "./compare-series.ts";
import type { Series } from "./series.ts";

const random = seededRandom(3);
const recorded = nightlyPool(random).filter(
  ({ metric, parameters }) =>
    metric === "startup" && parameters["cache"] === "warm" && parameters["concurrency"] === "1",
);
const [base, head] = [0, 1].map(() => resampledRun(recorded, nightlyBlocks, { host: 0, series: 0 }, random));

function changed(target: string, factor: (index: number, samples: number) => number): Series[] {
  return (head ?? []).map((series) => {
    if (series.target !== target) return series;
    return { ...series, values: series.values.map((ns, index) => ns * factor(index, series.values.length)) };
  });
}

/** What is told of one target in the head. */
function told(target: string, ofHead: readonly Series[]): { modes: number; switches: number } {
  const { figures } = compareSeries(pairsOf(base ?? [], ofHead), "others", defaultThresholds);
  const hidden = figures.find(({ pair, kind }) => pair.base.target === target && kind === "p50")?.hidden?.();
  return { modes: hidden?.modes.head.length ?? 0, switches: hidden?.switches.head.length ?? 0 };
}

const targets = recorded.map(({ target }) => target);

test("there are recorded starts of eleven targets", () => {
  expect(targets).toHaveLength(11);
});

test.each(targets)("%s as recorded has one mode and one level", (target) => {
  // What is drawn from it holds values twice, which looks like modes.
  expect(told(target, recorded)).toEqual({ modes: 0, switches: 0 });
});

test.each(targets)("%s: every other start takes twice as long", (target) => {
  expect(
    told(
      target,
      changed(target, (index) => (index % 2 === 0 ? 2 : 1)),
    ).modes,
  ).toBe(2);
});

test.each(targets)("%s: all starts take a fifth longer from the middle of the run on", (target) => {
  expect(
    told(
      target,
      changed(target, (index, samples) => (index > samples / 2 ? 1.2 : 1)),
    ).switches,
  ).toBe(1);
});
