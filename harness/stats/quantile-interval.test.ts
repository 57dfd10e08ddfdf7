import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { clusteredQuantileInterval, quantileInterval, samplesNeeded } from "./quantile-interval.ts";

const ranks = (n: number) => Float64Array.from({ length: n }, (_, index) => index + 1);

test.each([
  // Ranks as in the usual tables of intervals for the population median at 95 %.
  [6, 1, 6],
  [7, 1, 7],
  [8, 1, 8],
  [9, 2, 8],
  [10, 2, 9],
  [12, 3, 10],
  [15, 4, 12],
  [17, 5, 13],
  [20, 6, 15],
  [100, 40, 61],
])("median of %d samples: ranks %d and %d", (n, low, high) => {
  expect(quantileInterval(ranks(n), 0.5, 0.95)).toEqual({ low, high });
});

test("too few samples have no interval", () => {
  for (const n of [0, 1, 5]) expect(quantileInterval(ranks(n), 0.5, 0.95)).toBeUndefined();
  expect(quantileInterval(ranks(367), 0.99, 0.95)).toBeUndefined();
  expect(quantileInterval(ranks(368), 0.99, 0.95)?.high).toBe(368);
});

test.each([
  [0.5, 0.95, 6],
  [0.5, 0.975, 7],
  [0.99, 0.95, 368],
])("quantile %d at %d needs %d samples", (p, confidence, needed) => {
  expect(samplesNeeded(p, confidence)).toBe(needed);
  expect(quantileInterval(ranks(needed), p, confidence)).toBeDefined();
  expect(quantileInterval(ranks(needed - 1), p, confidence)).toBeUndefined();
});

test("failed starts widen the interval upwards", () => {
  const sorted = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, Infinity, Infinity);
  expect(quantileInterval(sorted, 0.5, 0.95)).toEqual({ low: 2, high: Infinity });
});

test.each([
  ["exponential", (u: number) => -Math.log(1 - u), Math.LN2],
  ["heavily tied", (u: number) => Math.floor(u * 3), 1],
  ["two lumps", (u: number) => (u < 0.7 ? u : 1000 + u), 0.5],
] as const)("covers the true median of an %s distribution as often as promised", (_name, draw, median) => {
  const random = xoroshiro128plus(42);
  const rounds = 4000;
  let covered = 0;
  for (let round = 0; round < rounds; round++) {
    const sorted = Float64Array.from({ length: 25 }, () => draw(uniformFloat64(random))).toSorted();
    const interval = quantileInterval(sorted, 0.5, 0.95);
    if (interval !== undefined && interval.low <= median && median <= interval.high) covered++;
  }
  // Exact coverage of ranks 8 and 18 of 25 is 95.7 %; three standard errors of 4000 rounds are 1 %.
  expect(covered / rounds).toBeGreaterThan(0.947);
});

/** Clusters of four, each value as often as in its cluster, and all of them ascending. */
function clusters(values: readonly number[]): { clusters: Float64Array[]; sorted: Float64Array } {
  const made = values.map((value) => Float64Array.of(value, value, value, value));
  return { clusters: made, sorted: Float64Array.from(made.flatMap((one) => [...one])).toSorted() };
}

test("samples that are alike within their clusters are worth no more than one of each", () => {
  const values = Array.from({ length: 40 }, (_, index) => (index * 17) % 40);
  const { clusters: made, sorted } = clusters(values);
  const one = quantileInterval(Float64Array.from(values).toSorted(), 0.5, 0.95);
  const all = clusteredQuantileInterval(made, sorted, 19.5, 0.5, 0.95);
  expect(all?.low).toBeLessThanOrEqual(one?.low ?? 0);
  expect(all?.high).toBeGreaterThanOrEqual(one?.high ?? 0);
  expect((all?.high ?? 0) - (all?.low ?? 0)).toBeLessThan(20);
});

test("independent samples are worth what they are, however they are cut up", () => {
  const generator = xoroshiro128plus(12);
  const values = Float64Array.from({ length: 400 }, () => uniformFloat64(generator));
  const cut = Array.from({ length: 20 }, (_, index) => values.subarray(20 * index, 20 * index + 20));
  const sorted = values.toSorted();
  const whole = quantileInterval(sorted, 0.5, 0.95);
  const clustered = clusteredQuantileInterval(cut, sorted, 0.5, 0.5, 0.95);
  expect((clustered?.high ?? 0) - (clustered?.low ?? 0)).toBeLessThan(1.5 * ((whole?.high ?? 0) - (whole?.low ?? 0)));
});

test("a tail of clusters needs more samples than one of independent ones", () => {
  const { clusters: made, sorted } = clusters(Array.from({ length: 100 }, (_, index) => index));
  expect(quantileInterval(sorted, 0.99, 0.95)).toBeDefined();
  expect(clusteredQuantileInterval(made, sorted, 98.5, 0.99, 0.95)).toBeUndefined();
});
