import * as fc from "fast-check";
import { expect, test } from "vitest";
import { triangleShareAtMost } from "./triangle-share.ts";

const value = fc.double({ min: 0, max: 10, noNaN: true });
const corners = fc.tuple(value, value, value);

test.each([
  // The level of the middle corner cuts the triangle as it cuts the side from the lowest to the highest.
  [[0, 1, 4], 1, 0.25],
  [[4, 0, 1], 1, 0.25],
  // Half way to the middle corner: a quarter of that.
  [[0, 1, 4], 0.5, 0.0625],
  [[0, 0, 1], 0.5, 0.75],
  [[0, 1, 1], 0.5, 0.25],
  [[0, 0, 1], 0, 0],
  [[2, 2, 2], 2, 1],
  [[2, 2, 2], 1.9, 0],
  [[0, 1, Infinity], 0.5, 0],
] as const)("of a triangle with %j at its corners at most %d lies %d", (given, limit, expected) => {
  expect(triangleShareAtMost([...given], limit)).toBeCloseTo(expected, 12);
});

test("what is at most a limit and what, turned over, is at least it make the whole", () => {
  fc.assert(
    fc.property(corners, value, ([a, b, c], limit) => {
      fc.pre(Math.max(a, b, c) - Math.min(a, b, c) > 1e-6);
      const turned = triangleShareAtMost([-a, -b, -c], -limit);
      expect(triangleShareAtMost([a, b, c], limit) + turned).toBeCloseTo(1, 6);
    }),
  );
});

test("the same as counted on a grid", () => {
  const steps = 300;
  const points = Array.from({ length: steps }, (_, i) =>
    Array.from({ length: steps - i }, (__, j) => [(i + 1 / 3) / steps, (j + 1 / 3) / steps] as const),
  ).flat();
  for (const limit of [0.2, 0.5, 0.7]) {
    const counted = points.filter(([x, y]) => 0.1 * x + 0.75 * y + 0.4 * (1 - x - y) <= limit).length;
    expect(Math.abs(triangleShareAtMost([0.1, 0.75, 0.4], limit) - counted / points.length)).toBeLessThan(0.01);
  }
});
