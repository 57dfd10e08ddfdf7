import { expect, test } from "vitest";
import { quantileOfSorted } from "./quantile.ts";

test.each([
  // R: quantile(c(3, 6, 7, 8, 8, 10, 13, 15, 16, 20), p), type 7.
  [0.25, 7.25],
  [0.5, 9],
  [0.75, 14.5],
  [0, 3],
  [1, 20],
])("type 7 quantile %d is %d", (p, expected) => {
  expect(quantileOfSorted(Float64Array.of(3, 6, 7, 8, 8, 10, 13, 15, 16, 20), p)).toBeCloseTo(expected, 12);
});

test("a failed start makes only the quantiles that touch it infinite", () => {
  const sorted = Float64Array.of(1, 2, 3, 4, Infinity);
  expect(quantileOfSorted(sorted, 0.5)).toBe(3);
  expect(quantileOfSorted(sorted, 0.75)).toBe(4);
  expect(quantileOfSorted(sorted, 0.76)).toBe(Infinity);
  expect(quantileOfSorted(Float64Array.of(Infinity, Infinity), 0.5)).toBe(Infinity);
});

test("nothing has no quantile", () => {
  expect(quantileOfSorted(new Float64Array(), 0.5)).toBeNaN();
});
