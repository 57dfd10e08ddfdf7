import * as fc from "fast-check";
import { expect, test } from "vitest";
import { costRatioBounds, totalCost } from "./total-cost.ts";

const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });
const bases = fc.record({ infrastructure: amount, operations: amount, securityLoss: amount });
const coefficients = fc.record({ density: amount, complexity: amount, risk: amount });

test("the sum of the three products", () => {
  // 1000 × 0.3 + 200 × 0.8 + 50 × 1.5 = 300 + 160 + 75.
  const given = { infrastructure: 1000, operations: 200, securityLoss: 50 };
  expect(totalCost(given, { density: 0.3, complexity: 0.8, risk: 1.5 })).toBeCloseTo(535, 10);
});

test("homogeneous of degree 1 in the costs", () => {
  fc.assert(
    fc.property(bases, coefficients, amount, (given, by, times) => {
      const scaled = {
        infrastructure: times * given.infrastructure,
        operations: times * given.operations,
        securityLoss: times * given.securityLoss,
      };
      expect(totalCost(scaled, by) / totalCost(given, by)).toBeCloseTo(times, 6);
    }),
  );
});

test("whatever the costs, the ratio lies within its bounds", () => {
  fc.assert(
    fc.property(bases, coefficients, coefficients, (given, from, to) => {
      const ratio = totalCost(given, to) / totalCost(given, from);
      const { low, high } = costRatioBounds(from, to);
      expect(ratio).toBeGreaterThanOrEqual(low * (1 - 1e-12));
      expect(ratio).toBeLessThanOrEqual(high * (1 + 1e-12));
    }),
  );
});

test("costs of one kind alone reach the bounds", () => {
  const from = { density: 0.3, complexity: 0.8, risk: 1.5 };
  const to = { density: 0.01, complexity: 0.6, risk: 0.2 };
  const ratio = (given: Parameters<typeof totalCost>[0]): number => totalCost(given, to) / totalCost(given, from);
  const { low, high } = costRatioBounds(from, to);
  expect(ratio({ infrastructure: 1, operations: 0, securityLoss: 0 })).toBeCloseTo(low, 12);
  expect(ratio({ infrastructure: 0, operations: 1, securityLoss: 0 })).toBeCloseTo(high, 12);
});

test("no cost is negative, and none is compared with nothing", () => {
  const fine = { density: 1, complexity: 1, risk: 1 };
  expect(() => totalCost({ infrastructure: -1, operations: 0, securityLoss: 0 }, fine)).toThrow("[total cost]");
  expect(() => costRatioBounds({ ...fine, risk: 0 }, fine)).toThrow("[total cost]");
});
