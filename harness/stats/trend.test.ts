import { expect, test } from "vitest";
import { trend } from "./trend.ts";

test("is pymannkendall's test and SciPy's slope with its interval", () => {
  // original_test: p 0.0012821838; theilslopes: 1, [0.7142857, 1.3333333].
  const found = trend([1, 3, 2, 5, 4, 7, 8, 6, 9, 12], 0.95);
  expect(found?.p).toBeCloseTo(0.001_282_184, 6);
  expect(found?.slope).toBeCloseTo(1, 12);
  expect(found?.interval.low).toBeCloseTo(5 / 7, 12);
  expect(found?.interval.high).toBeCloseTo(4 / 3, 12);
});

test("what does not move has none", () => {
  const found = trend(Array<number>(10).fill(5), 0.95);
  expect(found).toMatchObject({ slope: 0, interval: { low: 0, high: 0 } });
  expect(found?.p).toBeCloseTo(1, 6);
});

test("a single outlier is none", () => {
  expect(trend([5, 5.1, 4.9, 5, 90, 5.1, 4.9, 5, 5.1, 4.9], 0.95)?.p).toBeGreaterThan(0.5);
});

test("fewer than eight values are too few for it", () => {
  expect(trend([1, 2, 3, 4, 5, 6, 7], 0.95)).toBeUndefined();
});
