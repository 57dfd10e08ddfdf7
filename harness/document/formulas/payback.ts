/** Part 3, section VII-1, column 投资回收期: when the cash flows have paid the investment back. */
import { mustBe } from "./must-be.ts";
import type { Investment } from "./net-present-value.ts";

/** What is still owed by rounding alone, as a share of the investment. */
const ROUNDING = 1e-12;

/**
 * Years, with the flow of a year spread evenly over it; Infinity where the flows never pay it back.
 * @param rate per year, at which flows are discounted to time 0; 0 for the simple payback. Above −1.
 * @throws RangeError outside the domain
 */
export function paybackYears({ initial, cashFlows }: Investment, rate = 0): number {
  mustBe(initial >= 0, "payback", `The initial investment is ${initial}.`, "Give 0 or more.");
  mustBe(rate > -1, "payback", `The rate is ${rate}.`, "Give a rate above -1.");
  let owed = initial;
  for (const [index, flow] of cashFlows.entries()) {
    const paid = flow / (1 + rate) ** (index + 1);
    if (paid >= owed - ROUNDING * initial) return owed <= 0 ? index : index + Math.min(1, owed / paid);
    owed -= paid;
  }
  return owed <= 0 ? cashFlows.length : Infinity;
}
