import * as fc from "fast-check";
import { expect, test } from "vitest";
import { internalRateOfReturn } from "./internal-rate-of-return.ts";
import { type Investment, levelInvestment, netPresentValue, presentValue } from "./net-present-value.ts";
import { paybackYears } from "./payback.ts";

const amount = fc.double({ min: 0.1, max: 1000, noNaN: true });
/** Pays in the first years, earns in the others. */
const investments = fc
  .tuple(amount, fc.array(amount, { maxLength: 3 }), fc.array(amount, { minLength: 1, maxLength: 12 }))
  .map(([initial, paid, earned]): Investment => ({ initial, cashFlows: [...paid.map((flow) => -flow), ...earned] }));
const rate = fc.double({ min: -0.5, max: 2, noNaN: true });

test.each([
  // python3: -I + sum(CF / 1.1**t for t in range(1, 6)); numpy.roots([-I] + 5*[CF])[real, positive] - 1
  [2, 0.8, 1.032_629_415_5, 0.286_492_902_5],
  [4.5, 1.5, 1.186_180_154_1, 0.198_577_097_9],
  [8, 3.2, 4.130_517_662_1, 0.286_492_902_5],
])("%d for %d a year over 5 years: NPV %d at 10 %%, IRR %d", (initial, cashFlow, npv, irr) => {
  const investment = levelInvestment(initial, cashFlow, 5);
  expect(netPresentValue(investment, 0.1)).toBeCloseTo(npv, 9);
  expect(internalRateOfReturn(investment)).toBeCloseTo(irr, 9);
});

test("the net present value at the internal rate of return is zero", () => {
  fc.assert(
    fc.property(investments, (investment) => {
      const irr = internalRateOfReturn(investment);
      fc.pre(irr < 1e6);
      // As large as the flows are where they are discounted, which is far above them for negative rates.
      const scale = presentValue(investment.cashFlows.map(Math.abs), irr) + investment.initial;
      expect(Math.abs(netPresentValue(investment, irr))).toBeLessThan(1e-9 * scale);
    }),
  );
});

test("flows that only earn are worth less the higher the rate", () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), rate, rate, (cashFlows, one, other) => {
      fc.pre(other > one + 1e-6);
      expect(presentValue(cashFlows, other)).toBeLessThan(presentValue(cashFlows, one));
    }),
  );
});

test("twice the money is twice the value and the same rate", () => {
  fc.assert(
    fc.property(investments, rate, (investment, at) => {
      const twice = { initial: 2 * investment.initial, cashFlows: investment.cashFlows.map((flow) => 2 * flow) };
      const scale = presentValue(investment.cashFlows.map(Math.abs), at) + investment.initial;
      expect(Math.abs(netPresentValue(twice, at) - 2 * netPresentValue(investment, at))).toBeLessThan(1e-9 * scale);
      const irr = internalRateOfReturn(investment);
      expect(Math.abs(internalRateOfReturn(twice) - irr)).toBeLessThanOrEqual(1e-9 * (1 + irr));
    }),
  );
});

test.each([
  ["loses more than half a year", 100, [1], -0.99],
  ["earns ten thousandfold", 1, [10_000], 9999],
  ["earns at once and pays back late", 1, [0, 0, 0, 16], 1],
])("a rate is found where an investment %s", (_, initial, cashFlows, expected) => {
  expect(internalRateOfReturn({ initial, cashFlows })).toBeCloseTo(expected, 9);
});

test.each([
  // −1, 5, −6: NPV is zero at 100 % and at 200 %.
  ["two", 1, [5, -6]],
  ["no", 1, [-1, -2]],
  ["no", 0, [1, 2]],
])("flows that %s rates fit have none", (_, initial, cashFlows) => {
  expect(() => internalRateOfReturn({ initial, cashFlows })).toThrow("Give flows that change once");
});

test.each([
  [8, [3.2, 3.2, 3.2, 3.2, 3.2], 0, 2.5],
  // 0.8 / 1.1 + 0.8 / 1.21 + 0.8 / 1.331 = 1.98948; 0.01052 of the fourth year's 0.54641 are owed.
  [2, [0.8, 0.8, 0.8, 0.8, 0.8], 0.1, 3.019_25],
  [3, [1, 1], 0, Infinity],
  [0, [1], 0, 0],
  [5, [0, 0, 10], 0, 2.5],
])("%d is paid back by %o at %d after %d years", (initial, cashFlows, at, expected) => {
  expect(paybackYears({ initial, cashFlows }, at)).toBeCloseTo(expected, 5);
});

test("equal flows pay back after investment over flow, discounted ones no earlier", () => {
  fc.assert(
    fc.property(amount, fc.double({ min: 0.001, max: 1, noNaN: true }), rate, (initial, part, at) => {
      fc.pre(at >= 0);
      const investment = levelInvestment(initial, initial / (12 * part), 12);
      expect(paybackYears(investment)).toBeCloseTo(12 * part, 9);
      expect(paybackYears(investment, at)).toBeGreaterThanOrEqual(12 * part - 1e-9);
    }),
  );
});

test("years, rates and amounts outside the domain are refused", () => {
  expect(() => levelInvestment(1, 1, 2.5)).toThrow("It lasts 2.5 years.");
  expect(() => presentValue([1], -1)).toThrow("The rate is -1.");
  expect(() => netPresentValue({ initial: -1, cashFlows: [1] }, 0)).toThrow("The initial investment is -1.");
  expect(() => paybackYears({ initial: 1, cashFlows: [1] }, -2)).toThrow("The rate is -2.");
});
