import { expect, test } from "vitest";
import { normalCdf, normalQuantile } from "./normal.ts";

// SciPy 1.17: norm.ppf and norm.cdf.
test.each([
  [0.975, 1.959_963_985],
  [0.5, 0],
  [0.001, -3.090_232_306],
])("the quantile at %d is %d", (p, z) => {
  expect(normalQuantile(p)).toBeCloseTo(z, 4);
});

test("the distribution function", () => {
  expect(normalCdf(1.2345)).toBeCloseTo(0.891_491_677, 6);
});
