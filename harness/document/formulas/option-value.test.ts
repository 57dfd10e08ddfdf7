import * as fc from "fast-check";
import { expect, test } from "vitest";
import { optionValue } from "./option-value.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const value = fc.double({ min: -100, max: 100, noNaN: true });
const investment = fc.double({ min: 0, max: 100, noNaN: true });

test.each([
  // 12.1305 − 8 = 4.1305; × 0.38. Below the investment nothing is exercised.
  [12.1305, 8, 0.38, 1.569_59],
  [4.15, 8, 0.38, 0],
])("worth %d for %d with probability %d: %d", (given, cost, maturityProbability, expected) => {
  expect(optionValue({ value: given, investment: cost, maturityProbability })).toBeCloseTo(expected, 9);
});

test("never negative, and not less for a better chance or a greater worth", () => {
  fc.assert(
    fc.property(value, investment, share, share, fc.nat(100), (given, cost, one, other, more) => {
      const [low, high] = one < other ? [one, other] : [other, one];
      const base = optionValue({ value: given, investment: cost, maturityProbability: low });
      expect(base).toBeGreaterThanOrEqual(0);
      expect(optionValue({ value: given, investment: cost, maturityProbability: high })).toBeGreaterThanOrEqual(base);
      expect(optionValue({ value: given + more, investment: cost, maturityProbability: low })).toBeGreaterThanOrEqual(
        base,
      );
    }),
  );
});

test("a probability is from 0 to 1", () => {
  expect(() => optionValue({ value: 1, investment: 0, maturityProbability: 1.2 })).toThrow("The probability is 1.2.");
  expect(() => optionValue({ value: 1, investment: -1, maturityProbability: 1 })).toThrow("The investment is -1.");
});
