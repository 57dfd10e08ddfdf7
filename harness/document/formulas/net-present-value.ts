/** Part 3, section VII-1: NPV(T) = Σ(CF_t / (1+r)^t) − Initial_Investment. */
import { mustBe } from "./must-be.ts";

/** One investment. All in one currency. */
export interface Investment {
  /** Initial_Investment, paid at time 0. Not negative. */
  readonly initial: number;
  /** CF_t at the end of year 1, 2, … */
  readonly cashFlows: readonly number[];
}

/** The same cash flow every year. @param years a whole number, 1 or more. @throws RangeError */
export function levelInvestment(initial: number, cashFlow: number, years: number): Investment {
  mustBe(
    Number.isInteger(years) && years >= 1,
    "investment",
    `It lasts ${years} years.`,
    "Give whole years, 1 or more.",
  );
  return { initial, cashFlows: Array.from({ length: years }, () => cashFlow) };
}

/** Σ(CF_t / (1+r)^t), in the currency of the flows. @param rate per year, above −1. @throws RangeError */
export function presentValue(cashFlows: readonly number[], rate: number): number {
  mustBe(rate > -1, "present value", `The rate is ${rate}.`, "Give a rate above -1.");
  return cashFlows.reduce((sum, flow, index) => sum + flow / (1 + rate) ** (index + 1), 0);
}

/** In the currency of the flows. @param rate per year, above −1. @throws RangeError */
export function netPresentValue({ initial, cashFlows }: Investment, rate: number): number {
  mustBe(initial >= 0, "net present value", `The initial investment is ${initial}.`, "Give 0 or more.");
  return presentValue(cashFlows, rate) - initial;
}
