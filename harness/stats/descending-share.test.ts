import * as fc from "fast-check";
import { expect, test } from "vitest";
import { descendingShare } from "./descending-share.ts";
import type { LinearForm } from "./linear-form.ts";

const weight = fc.double({ min: 0.1, max: 1, noNaN: true });
const form = fc.record({
  constant: fc.double({ min: 0, max: 1, noNaN: true }),
  weights: fc.array(weight, { minLength: 0, maxLength: 3 }),
});
const uniform: LinearForm = { constant: 0, weights: [1] };

test.each([
  // Three alike: one order of six.
  [uniform, uniform, uniform, 1 / 6],
  [
    { constant: 0, weights: [0.3, 0.4, 0.3] },
    { constant: 0, weights: [0.3, 0.4, 0.3] },
    { constant: 0, weights: [0.3, 0.4, 0.3] },
    1 / 6,
  ],
  // Certain, and impossible.
  [{ constant: 3, weights: [1] }, { constant: 1.5, weights: [1] }, uniform, 1],
  [uniform, { constant: 1.5, weights: [1] }, uniform, 0],
  // One known at 0.25: (1 - 0.25) above it, 0.25 below it.
  [uniform, { constant: 0.25, weights: [] }, uniform, 0.1875],
  // x > 1/4 + y/2 > z: ∫ (3/4 - y/2)(1/4 + y/2) dy from 0 to 1 = 3/16 + 1/8 - 1/12.
  [uniform, { constant: 0.25, weights: [0.5] }, uniform, 3 / 16 + 1 / 8 - 1 / 12],
])("%o > %o > %o in %d of all cases", (high, middle, low, expected) => {
  expect(descendingShare(high, middle, low)).toBeCloseTo(expected, 12);
});

test("the shares of all six orders sum to one", () => {
  fc.assert(
    fc.property(form, form, form, (a, b, c) => {
      // Two that are known and equal are in no order.
      const known = [a, b, c].filter(({ weights }) => weights.length === 0).map(({ constant }) => constant);
      fc.pre(new Set(known).size === known.length);
      const orders = [
        [a, b, c],
        [a, c, b],
        [b, a, c],
        [b, c, a],
        [c, a, b],
        [c, b, a],
      ] as const;
      const sum = orders.reduce((total, [high, middle, low]) => total + descendingShare(high, middle, low), 0);
      expect(sum).toBeCloseTo(1, 9);
    }),
  );
});

test("more than three unknowns in a sum are too many for the rule", () => {
  expect(() => descendingShare(uniform, uniform, { constant: 0, weights: [1, 1, 1, 1] })).toThrow("[descending share]");
});
