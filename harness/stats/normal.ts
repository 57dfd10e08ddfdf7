/** The normal distribution, as far as simple-statistics' error function has it: to about 1e-7. */
import { errorFunction } from "simple-statistics";

export function normalCdf(z: number): number {
  return (1 + errorFunction(z / Math.SQRT2)) / 2;
}

/** The z with normalCdf(z) = p, by bisection. (simple-statistics' probit is off by up to 4e-3.) @param p in (0, 1). */
export function normalQuantile(p: number): number {
  let [low, high] = [-10, 10];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
