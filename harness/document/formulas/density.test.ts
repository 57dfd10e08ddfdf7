import * as fc from "fast-check";
import { expect, test } from "vitest";
import { density, densityFactor } from "./density.ts";

const inputs = fc.record({
  // Not so small that a number has no digits left.
  nodeResource: fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
  overhead: fc.double({ min: 0, max: 0.999, noNaN: true }),
  perInstance: fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
});
const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });

test.each([
  // 16 GiB with 4 GiB taken, 48 MiB each: 12288 / 48.
  [{ nodeResource: 16_384, overhead: 0.25, perInstance: 48 }, 256],
  [{ nodeResource: 100, overhead: 1, perInstance: 3 }, 0],
  [{ nodeResource: 0, overhead: 0.5, perInstance: 3 }, 0],
])("density of %o is %d", (given, expected) => {
  expect(density(given)).toBe(expected);
});

test("homogeneous of degree 0 in node and need together: their unit does not matter", () => {
  fc.assert(
    fc.property(inputs, factor, (given, unit) => {
      const other = { ...given, nodeResource: unit * given.nodeResource, perInstance: unit * given.perInstance };
      expect(Math.abs(density(other) - density(given))).toBeLessThanOrEqual(1e-9 * density(given));
    }),
  );
});

test("homogeneous of degree 1 in the node, of degree -1 in the need", () => {
  fc.assert(
    fc.property(inputs, factor, (given, times) => {
      const larger = density({ ...given, nodeResource: times * given.nodeResource });
      const needier = density({ ...given, perInstance: times * given.perInstance });
      expect(Math.abs(larger - times * density(given))).toBeLessThanOrEqual(1e-9 * larger);
      expect(Math.abs(needier * times - density(given))).toBeLessThanOrEqual(1e-9 * density(given));
    }),
  );
});

test("a factor takes the node out", () => {
  fc.assert(
    fc.property(inputs, inputs, fc.double({ min: 1, max: 1e6, noNaN: true }), (one, other, nodeResource) => {
      const on = (node: number): number =>
        densityFactor(density({ ...one, nodeResource: node }), density({ ...other, nodeResource: node }));
      expect(Math.abs(on(nodeResource) - on(1))).toBeLessThanOrEqual(1e-9 * on(1));
    }),
  );
});

test.each([
  [{ nodeResource: -1, overhead: 0, perInstance: 1 }, "[density] The node's resource is -1."],
  [{ nodeResource: 1, overhead: 1.1, perInstance: 1 }, "[density] The overhead is 1.1."],
  [{ nodeResource: 1, overhead: 0, perInstance: 0 }, "[density] One instance takes 0."],
  [{ nodeResource: Number.NaN, overhead: 0, perInstance: 1 }, "[density] The node's resource is NaN."],
])("%o has no density", (given, message) => {
  expect(() => density(given)).toThrow(message);
});
