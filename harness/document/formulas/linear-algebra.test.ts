import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eigenvalueRealParts, solveLinear } from "./linear-algebra.ts";

const matrices = fc.integer({ min: 1, max: 4 }).chain((size) => {
  const row = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size });
  return fc.tuple(fc.array(row, { minLength: size, maxLength: size }), row);
});

test("a solution solves", () => {
  fc.assert(
    fc.property(matrices, ([matrix, rightSide]) => {
      const solution = solveLinear(matrix, rightSide);
      if (solution === undefined) return;
      const scale = 1 + Math.max(...solution.map(Math.abs));
      for (const [index, row] of matrix.entries()) {
        const left = row.reduce((sum, entry, column) => sum + entry * (solution[column] ?? Number.NaN), 0);
        expect(Math.abs(left - (rightSide[index] ?? Number.NaN))).toBeLessThan(1e-9 * scale);
      }
    }),
  );
});

test.each([
  [
    "many solutions",
    [
      [1, 1],
      [2, 2],
    ],
    [1, 2],
  ],
  [
    "no solution",
    [
      [1, 1],
      [2, 2],
    ],
    [1, 3],
  ],
  [
    "a zero row under a zero",
    [
      [0, 0],
      [1, 1],
    ],
    [0, 1],
  ],
])("a singular matrix with %s has none to give", (_, matrix, rightSide) => {
  expect(solveLinear(matrix, rightSide)).toBeUndefined();
});

test("no equations have the empty solution", () => {
  expect(solveLinear([], [])).toEqual([]);
});

test("the real parts sum to the trace", () => {
  fc.assert(
    fc.property(matrices, ([matrix]) => {
      const trace = matrix.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
      expect(eigenvalueRealParts(matrix).reduce((sum, part) => sum + part, 0)).toBeCloseTo(trace, 8);
    }),
  );
});

test("a rotation that shrinks has two real parts alike", () => {
  expect(
    eigenvalueRealParts([
      [-0.5, -2],
      [2, -0.5],
    ]),
  ).toEqual([-0.5, -0.5]);
});
