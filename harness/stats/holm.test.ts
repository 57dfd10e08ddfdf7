import { expect, test } from "vitest";
import { holmAdjusted } from "./holm.ts";

test("as R's p.adjust and statsmodels' multipletests have it", () => {
  const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005, 0.5]);
  for (const [index, expected] of [0.04, 0.09, 0.09, 0.025, 0.5].entries()) {
    expect(adjusted[index]).toBeCloseTo(expected, 12);
  }
});

test("none is beyond one, and nothing is nothing", () => {
  expect(holmAdjusted([0.6, 0.7])).toEqual([1, 1]);
  expect(holmAdjusted([])).toEqual([]);
});
