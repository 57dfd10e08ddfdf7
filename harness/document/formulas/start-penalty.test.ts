import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compoundConversionLoss, excessMs, linearConversionLoss } from "./start-penalty.ts";

const excess = fc.double({ min: 0, max: 5000, noNaN: true });
const loss = fc.double({ min: 0, max: 1, noNaN: true });

test.each([
  [800, 1000, 0],
  [1000, 1000, 0],
  [1030.5, 1000, 30.5],
])("a start of %d ms with a limit of %d ms exceeds it by %d ms", (startMs, limitMs, expected) => {
  expect(excessMs(startMs, limitMs)).toBe(expected);
});

test.each([
  // python3: 1 - 0.995**100 = 0.39422956, 1 - 0.995**2000 = 0.99995572
  [100, 0.5, 0.394_229_56],
  [2000, 10, 0.999_955_72],
])("%d ms over at 0.5 %% each lose %d, or %d of what is left", (over, linear, compound) => {
  expect(linearConversionLoss(over, 0.005)).toBeCloseTo(linear, 12);
  expect(compoundConversionLoss(over, 0.005)).toBeCloseTo(compound, 8);
});

test("of what is left never more than all is lost, and of whole milliseconds never more than linearly", () => {
  fc.assert(
    fc.property(fc.nat(5000), loss, (over, perMs) => {
      const compound = compoundConversionLoss(over, perMs);
      expect(compound).toBeGreaterThanOrEqual(0);
      expect(compound).toBeLessThanOrEqual(Math.min(1, linearConversionLoss(over, perMs) + 1e-12));
    }),
  );
});

test("what is left after two excesses is the product of what each leaves", () => {
  fc.assert(
    fc.property(excess, excess, fc.double({ min: 0, max: 0.9, noNaN: true }), (one, other, perMs) => {
      const left = (over: number): number => 1 - compoundConversionLoss(over, perMs);
      expect(left(one + other)).toBeCloseTo(left(one) * left(other), 10);
    }),
  );
});

test("nothing outside the domain is penalised", () => {
  expect(() => excessMs(-1, 10)).toThrow("[start penalty] A start of -1 ms");
  expect(() => linearConversionLoss(1, 1.5)).toThrow("[start penalty]");
  expect(() => compoundConversionLoss(-1, 0.5)).toThrow("[start penalty]");
});
