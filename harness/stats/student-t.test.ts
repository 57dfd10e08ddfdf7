import { expect, test } from "vitest";
import { studentT, studentTwoSidedP } from "./student-t.ts";

// R: qt(0.975, df) and qt(0.995, df), as printed in every table.
test.each([
  [0.95, 1, 12.7062],
  [0.95, 2, 4.30265],
  [0.95, 3, 3.18245],
  [0.95, 4, 2.77645],
  [0.95, 10, 2.22814],
  [0.95, 13, 2.16037],
  [0.95, 100, 1.98397],
  [0.95, 1000, 1.96234],
  [0.99, 1, 63.6567],
  [0.99, 5, 4.03214],
  [0.99, 30, 2.75],
])("at %d with %d degrees of freedom: %d", (confidence, degrees, t) => {
  expect(studentT(confidence, degrees) / t).toBeCloseTo(1, 4);
});

// SciPy 1.17: 2 * t.sf(t, df).
test.each([
  [2.5, 7, 0.040_992_218_6],
  [0.1, 1, 0.936_548_965],
  [9.3, 38, 2.465_79e-11],
])("beyond %d with %d degrees of freedom: %d", (t, degrees, p) => {
  expect(studentTwoSidedP(t, degrees) / p).toBeCloseTo(1, 3);
});
