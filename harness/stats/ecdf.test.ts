import { expect, test } from "vitest";
import { countBelow, ecdfSteps } from "./ecdf.ts";

test.each([
  [0, 0],
  [1, 0],
  [1.5, 1],
  [2, 1],
  [2.5, 3],
  [9, 4],
  [Infinity, 4],
])("%d of the samples: %d are strictly below", (limit, expected) => {
  expect(countBelow(Float64Array.of(1, 2, 2, 3, Infinity), limit)).toBe(expected);
});

test("steps once for each distinct value and never reaches 1 past a failed start", () => {
  expect(ecdfSteps(Float64Array.of(1, 2, 2, 3, Infinity))).toEqual([
    { value: 1, share: 0.2 },
    { value: 2, share: 0.6 },
    { value: 3, share: 0.8 },
  ]);
  expect(ecdfSteps(new Float64Array())).toEqual([]);
});
