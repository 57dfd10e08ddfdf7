import * as fc from "fast-check";
import { expect, test } from "vitest";
import { impliedSecurityLead, scenarioScore } from "./scenario-score.ts";
import { utility } from "./utility.ts";

const merit = fc.double({ min: 0, max: 1, noNaN: true });
const merits = fc.record({ performance: merit, security: merit, cost: merit });
const weights = fc
  .record({ performance: merit, security: merit, cost: merit })
  .filter(({ performance, security, cost }) => performance + security + cost > 0.01)
  .map(({ performance, security, cost }) => {
    const sum = performance + security + cost;
    return { performance: performance / sum, security: security / sum, cost: cost / sum };
  });

test("weights and merits as in the formula", () => {
  // 0.3 × 0.9 + 0.4 × 0.5 + 0.3 × 0.2 = 0.27 + 0.2 + 0.06; times 5.
  const given = { performance: 0.9, security: 0.5, cost: 0.2 };
  const by = { performance: 0.3, security: 0.4, cost: 0.3 };
  expect(utility(given, by)).toBeCloseTo(0.53, 12);
  expect(scenarioScore(given, by)).toBeCloseTo(2.65, 12);
});

test("a utility lies between the least and the greatest merit", () => {
  fc.assert(
    fc.property(merits, weights, (given, by) => {
      const values = Object.values(given);
      expect(utility(given, by)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(utility(given, by)).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
    }),
  );
});

test("two scores with the same weight of cost give back the lead of security", () => {
  fc.assert(
    fc.property(merits, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), (given, one, other) => {
      fc.pre(one !== other);
      const scored = (tenths: number) => {
        const by = { security: tenths / 10, performance: (8 - tenths) / 10, cost: 0.2 };
        return { weights: by, score: scenarioScore(given, by) };
      };
      expect(impliedSecurityLead(scored(one), scored(other))).toBeCloseTo(given.security - given.performance, 9);
    }),
  );
});

test("weights that do not sum to one are none, and unlike costs imply no lead", () => {
  const by = { performance: 0.3, security: 0.4, cost: 0.4 };
  expect(() => utility({ performance: 1, security: 1, cost: 1 }, by)).toThrow(
    "[utility] The weights are 0.3, 0.4, 0.4. Give weights from 0 to 1 that sum to 1.",
  );
  const unlike = { weights: { performance: 0.3, security: 0.3, cost: 0.4 }, score: 4 };
  const other = { weights: { performance: 0.3, security: 0.4, cost: 0.3 }, score: 4 };
  expect(() => impliedSecurityLead(unlike, other)).toThrow("[scenario score]");
});
