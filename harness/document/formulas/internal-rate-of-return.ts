/** Part 3, section VII-1, column IRR: the rate at which NPV (Σ(CF_t / (1+r)^t) − Initial_Investment) is zero. */
import { mustBe } from "./must-be.ts";
import type { Investment } from "./net-present-value.ts";

/** How often the flows change between paying and earning, zeros aside: at most so many rates fit (Descartes). */
function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/**
 * Something with the sign of the net present value at the rate e^logGrowth − 1: the value itself, for negative rates
 * seen from the last year, so that no power overflows.
 */
function valueSign(flows: readonly number[], logGrowth: number): number {
  const from = logGrowth < 0 ? flows.length - 1 : 0;
  return flows.reduce((sum, flow, year) => sum + flow * Math.exp(-logGrowth * (year - from)), 0);
}

/**
 * Per year, above −1. Bisection over ln(1 + rate), in which every rate lies on the real line: it cannot leave the
 * bracket, and it ends where no number lies between the bracket's ends.
 * @throws RangeError where the flows do not turn exactly once, from paying to earning: then no rate fits, or several
 */
export function internalRateOfReturn({ initial, cashFlows }: Investment): number {
  const flows = [-initial, ...cashFlows];
  mustBe(
    initial > 0 && signChanges(flows) === 1,
    "internal rate of return",
    `The flows are ${flows.join(", ")}.`,
    "Give flows that change once, from paying to earning.",
  );
  // Positive where the rate is small, negative where it is large, with one zero between.
  let low = -1;
  while (valueSign(flows, low) < 0) low *= 2;
  let high = 1;
  while (valueSign(flows, high) > 0) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return Math.expm1(middle);
    if (valueSign(flows, middle) > 0) low = middle;
    else high = middle;
  }
}
