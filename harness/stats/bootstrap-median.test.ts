import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { bootstrapMedian } from "./bootstrap-median.ts";

test("fewer than six values have no interval", () => {
  expect(bootstrapMedian([1, 2, 3, 4, 5], 0.95)).toBeUndefined();
  expect(bootstrapMedian([1, 2, 3, 4, 5, 6], 0.95)).toBeDefined();
});

test("values that are all the same leave no room", () => {
  expect(bootstrapMedian(Array(10).fill(3), 0.95)).toEqual({ low: 3, high: 3 });
});

test("the same values give the same interval, in whatever unit", () => {
  const values = [3, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8, 9.7];
  const interval = bootstrapMedian(values, 0.95);
  expect(bootstrapMedian(values, 0.95)).toEqual(interval);
  const thousandfold = bootstrapMedian(
    values.map((value) => 1000 * value),
    0.95,
  );
  expect(thousandfold?.low).toBeCloseTo(1000 * (interval?.low ?? 0), 9);
  expect(thousandfold?.high).toBeCloseTo(1000 * (interval?.high ?? 0), 9);
});

test("one disturbed value in ten does not reach it", () => {
  const interval = bootstrapMedian([1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07, 1.08, 50], 0.95);
  expect(interval?.low).toBeGreaterThanOrEqual(1);
  expect(interval?.high).toBeLessThan(1.2);
});

test.each([
  ["normal", (u: number, v: number) => Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v)],
  ["long-tailed", (u: number, v: number) => (v < 0.15 ? 5 : 1) * (u - 0.5)],
  ["exponential", (u: number) => -Math.log(1 - u) - Math.LN2],
])("covers the true median of a %s distribution as often as promised", (_name, draw) => {
  const random = xoroshiro128plus(7);
  const rounds = 300;
  let covered = 0;
  for (let round = 0; round < rounds; round++) {
    const values = Array.from({ length: 10 }, () => draw(uniformFloat64(random), uniformFloat64(random)));
    const interval = bootstrapMedian(values, 0.95);
    if (interval !== undefined && interval.low <= 0 && interval.high >= 0) covered++;
  }
  // Three standard errors of 300 rounds are 3.8 %.
  expect(covered / rounds).toBeGreaterThan(0.912);
});
