import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bestStrategies, strategyScore } from "./strategy.ts";

const terms = fc.array(
  fc.record({
    utility: fc.double({ min: 0, max: 1, noNaN: true }),
    successProbability: fc.double({ min: 0, max: 1, noNaN: true }),
    risk: fc.double({ min: 0.1, max: 5, noNaN: true }),
  }),
  { minLength: 1, maxLength: 3 },
);

test("a score is the sum of its terms", () => {
  // 0.8 × 0.5 / 2 + 0.6 × 1 / 0.5 = 0.2 + 1.2
  const given = [
    { utility: 0.8, successProbability: 0.5, risk: 2 },
    { utility: 0.6, successProbability: 1, risk: 0.5 },
  ];
  expect(strategyScore(given)).toBeCloseTo(1.4, 12);
});

test("the best has no score above its own, and the unit of risk does not matter", () => {
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 4 }), (candidates) => {
      const named = new Map(candidates.map((each, index) => [`t${index}`, each]));
      const rescaled = new Map(
        candidates.map((each, index) => [`t${index}`, each.map((term) => ({ ...term, risk: 4 * term.risk }))]),
      );
      const best = bestStrategies(named);
      const top = Math.max(...candidates.map((each) => strategyScore(each)));
      for (const name of best) expect(strategyScore(named.get(name) ?? [])).toBe(top);
      expect(bestStrategies(rescaled)).toEqual(best);
    }),
  );
});

test("a tie has several", () => {
  const term = [{ utility: 0.5, successProbability: 1, risk: 1 }];
  expect(
    bestStrategies(
      new Map([
        ["a", term],
        ["b", term],
        ["c", []],
      ]),
    ),
  ).toEqual(["a", "b"]);
});

test("without risk there is no score, without technologies no best", () => {
  expect(() => strategyScore([{ utility: 1, successProbability: 1, risk: 0 }])).toThrow("The risk is 0.");
  expect(() => strategyScore([{ utility: 1, successProbability: 2, risk: 1 }])).toThrow(
    "The probability of success is 2.",
  );
  expect(() => bestStrategies(new Map())).toThrow("There are 0 technologies.");
});
