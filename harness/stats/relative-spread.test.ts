import { expect, test } from "vitest";
import { relativeSpread } from "./relative-spread.ts";

test("is the interquartile range over the median", () => {
  expect(relativeSpread(Float64Array.of(8, 9, 10, 11, 12))).toBeCloseTo(0.2, 12);
});

test("one stall does not move it, a quarter of failures makes it infinite", () => {
  expect(relativeSpread(Float64Array.of(8, 9, 10, 11, 5000))).toBeCloseTo(0.2, 12);
  expect(relativeSpread(Float64Array.of(8, 9, 10, Infinity, Infinity))).toBe(Infinity);
});
