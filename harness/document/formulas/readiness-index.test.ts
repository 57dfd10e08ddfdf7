import * as fc from "fast-check";
import { expect, test } from "vitest";
import { contributorsFor, readinessIndex } from "./readiness-index.ts";

const grade = fc.double({ min: 1, max: 5, noNaN: true });

test.each([
  // 4 × 3 × √(250/1000) = 12 × 0.5; 4 × 3 × √4.
  [250, 6],
  [1000, 12],
  [4000, 24],
  [0, 0],
])("with %d contributors the index is %d", (contributors, expected) => {
  expect(readinessIndex({ maturity: 4, ecosystemHealth: 3, contributors })).toBeCloseTo(expected, 12);
});

test("the contributors that an index needs give that index", () => {
  fc.assert(
    fc.property(grade, grade, fc.double({ min: 0, max: 100, noNaN: true }), (maturity, ecosystemHealth, index) => {
      const contributors = contributorsFor(index, { maturity, ecosystemHealth });
      expect(readinessIndex({ maturity, ecosystemHealth, contributors })).toBeCloseTo(index, 9);
    }),
  );
});

test("grades are from 1 to 5", () => {
  expect(() => readinessIndex({ maturity: 6, ecosystemHealth: 3, contributors: 1 })).toThrow("The maturity is 6.");
  expect(() => readinessIndex({ maturity: 3, ecosystemHealth: 3, contributors: -1 })).toThrow("-1 contributors");
  expect(() => contributorsFor(-1, { maturity: 3, ecosystemHealth: 3 })).toThrow("The index is -1.");
});
