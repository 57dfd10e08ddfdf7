/** Part 3, section VII-2: Option_Value = max(NPV_WASM − Investment, 0) × P(ecosystem_mature). */
import { mustBe } from "./must-be.ts";

export interface OptionInputs {
  /**
   * What exercising the option is worth, before `investment` is paid. The document puts the NPV here, from which the
   * investment is deducted already; the present value of the cash flows deducts it once.
   */
  readonly value: number;
  /** In the currency of `value`. Not negative. */
  readonly investment: number;
  /** P(ecosystem_mature), from 0 to 1. */
  readonly maturityProbability: number;
}

/** In the currency of `value`; never negative, as an option need not be exercised. @throws RangeError */
export function optionValue({ value, investment, maturityProbability }: OptionInputs): number {
  mustBe(investment >= 0, "option value", `The investment is ${investment}.`, "Give 0 or more.");
  mustBe(
    maturityProbability >= 0 && maturityProbability <= 1,
    "option value",
    `The probability is ${maturityProbability}.`,
    "Give 0 to 1.",
  );
  return Math.max(value - investment, 0) * maturityProbability;
}
