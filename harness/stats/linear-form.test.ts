import * as fc from "fast-check";
import { expect, test } from "vitest";
import { densityAt, type LinearForm, shareAtMost } from "./linear-form.ts";

const weight = fc.double({ min: 0.05, max: 2, noNaN: true });
const signed = fc.tuple(weight, fc.boolean()).map(([size, isNegative]) => (isNegative ? -size : size));
const form = fc.record({
  constant: fc.double({ min: -3, max: 3, noNaN: true }),
  weights: fc.array(signed, { minLength: 1, maxLength: 6 }),
});
const place = fc.double({ min: 0, max: 1, noNaN: true });

function between({ constant, weights }: LinearForm, share: number): number {
  const low = weights.reduce((sum, one) => sum + Math.min(0, one), constant);
  const high = weights.reduce((sum, one) => sum + Math.max(0, one), constant);
  return low + share * (high - low);
}

test.each([
  // One unknown: a line. Two alike: a triangle of half the square. Irwin and Hall's cubic at 1: 1/6.
  [{ constant: 2, weights: [4] }, 3, 0.25],
  [{ constant: 0, weights: [1, 1] }, 1, 0.5],
  [{ constant: 0, weights: [1, 1] }, 0.5, 0.125],
  [{ constant: 0, weights: [1, 1, 1] }, 1, 1 / 6],
  // x - y ≤ 1/2: all but a triangle of an eighth.
  [{ constant: 0, weights: [1, -1] }, 0.5, 0.875],
  // 0.3 x + 0.4 y + 0.3 z ≤ 0.3: 0.3³ / (3! · 0.3 · 0.4 · 0.3) = 0.125.
  [{ constant: 0, weights: [0.3, 0.4, 0.3] }, 0.3, 0.125],
  [{ constant: 5, weights: [] }, 5, 1],
  [{ constant: 5, weights: [0] }, 4.9, 0],
])("P(%o ≤ %d) = %d", (given, t, expected) => {
  expect(shareAtMost(given, t)).toBeCloseTo(expected, 12);
});

test("mirrored in its middle", () => {
  fc.assert(
    fc.property(form, place, (given, share) => {
      const mirrored = shareAtMost(given, between(given, 1 - share));
      expect(shareAtMost(given, between(given, share)) + mirrored).toBeCloseTo(1, 8);
    }),
  );
});

test("grows by its density", () => {
  const step = 1e-5;
  fc.assert(
    fc.property(form, place, (given, share) => {
      const t = between(given, share);
      const grown = (shareAtMost(given, t + step) - shareAtMost(given, t - step)) / (2 * step);
      // Where a step of a single unknown's density lies in between, only half of it.
      fc.pre(given.weights.length > 1);
      expect(Math.abs(grown - densityAt(given, t))).toBeLessThan(1e-2 * Math.max(1, grown));
    }),
  );
});

test("the same as counted on a grid", () => {
  const given = { constant: 0.1, weights: [0.5, -0.2, 0.3] };
  const steps = 60;
  const grid = Array.from({ length: steps }, (_, index) => (index + 0.5) / steps);
  const values = grid.flatMap((x) => grid.flatMap((y) => grid.map((z) => 0.1 + 0.5 * x - 0.2 * y + 0.3 * z)));
  for (const t of [0, 0.2, 0.4, 0.7]) {
    const counted = values.filter((value) => value <= t).length / values.length;
    expect(Math.abs(shareAtMost(given, t) - counted)).toBeLessThan(0.01);
  }
});
