import { assert, double, array, property } from "fast-check";
import { expect, test } from "vitest";
import { hodgesLehmannShift, rankSumP, smallestRankSumP } from "./rank-sum.ts";

test.each([
  // SciPy 1.17: mannwhitneyu(…, method="exact").
  [[1.1, 2.3, 0.7, 4.4, 3.2, 2.9], [3.3, 5.1, 4.9, 2.8, 6, 7.7, 3.9], 0.022_144_522_144_522_144],
  [[0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], [1.15, 0.88, 0.9, 0.74, 1.21], 0.254_412_254_412_254_4],
  // With ties: permutation_test over all divisions of the midranks.
  [[1, 2, 2, 3, 3, 3, 5], [2, 3, 4, 5, 5, 6], 0.118_881_118_881_118_88],
])("%j against %j: p = %d", (first, second, expected) => {
  expect(rankSumP(first, second)).toBeCloseTo(expected, 12);
  expect(rankSumP(second, first)).toBeCloseTo(expected, 12);
});

test("the shift and its interval are R's: wilcox.test(x, y, conf.int = TRUE)", () => {
  // Hollander and Wolfe, "Nonparametric Statistical Methods" (1973), p. 69: permeability at term and before it.
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];
  const { value, interval } = hodgesLehmannShift(y, x, 0.95);
  expect(value).toBeCloseTo(0.305, 12);
  expect(interval?.low).toBeCloseTo(-0.15, 12);
  expect(interval?.high).toBeCloseTo(0.76, 12);
});

test("no samples differ more than those that do not overlap", () => {
  expect(rankSumP([1, 2, 3], [4, 5, 6])).toBeCloseTo(0.1, 12);
  expect(smallestRankSumP(3, 3)).toBeCloseTo(0.1, 12);
  expect(smallestRankSumP(20, 20)).toBeCloseTo(2 / 137_846_528_820, 20);
  expect(
    rankSumP(
      upTo(20),
      upTo(20).map((value) => value + 20),
    ),
  ).toBeCloseTo(2 / 137_846_528_820, 16);
});

function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index);
}

test("three of each have no interval at 95 %, four have", () => {
  expect(hodgesLehmannShift([1, 2, 3], [4, 5, 6], 0.95)).toEqual({ value: 3, interval: undefined });
  expect(hodgesLehmannShift([1, 2, 3, 4], [11, 12, 13, 14], 0.95).interval).toEqual({ low: 7, high: 13 });
});

test("what never came ranks last, and two of them do not differ", () => {
  expect(rankSumP([1, 2, 3, 4], [Infinity, Infinity, Infinity, Infinity])).toBeCloseTo(2 / 70, 12);
  expect(hodgesLehmannShift([1, Infinity, Infinity], [2, Infinity, Infinity], 0.95).value).toBe(0);
  expect(hodgesLehmannShift([1, 2, 3], [2, Infinity, Infinity], 0.95).value).toBe(Infinity);
});

test("all the same is no difference", () => {
  expect(rankSumP([7, 7, 7], [7, 7, 7, 7])).toBe(1);
});

test("the test and its interval agree, whatever the values", () => {
  const sample = array(double({ min: -5, max: 5, noNaN: true }), { minLength: 5, maxLength: 12 });
  assert(
    property(sample, sample, (first, second) => {
      const { interval } = hodgesLehmannShift(first, second, 0.95);
      const values = [...first, ...second];
      // With ties the interval is wider than the test is strict.
      if (interval === undefined || new Set(values).size < values.length) return;
      const isBeyond = interval.low > 0 || interval.high < 0;
      if (interval.low === 0 || interval.high === 0) return;
      expect(isBeyond).toBe(rankSumP(first, second) <= 0.05);
    }),
  );
});
