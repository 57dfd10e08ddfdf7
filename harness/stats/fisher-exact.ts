/** Two counted shares compared: how often something failed, before and after. */
import { gammaln } from "simple-statistics";
import type { Interval } from "./quantile-interval.ts";
import { normalQuantile } from "./normal.ts";

export interface Counted {
  readonly hits: number;
  readonly trials: number;
}

/** Two tables whose chances differ by less than rounding are equally likely, as in R's fisher.test. */
const SAME = 1 + 1e-7;

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
}

/**
 * Two-sided p-value of Fisher's exact test: the chance of all divisions of the hits that are no likelier than the one
 * seen. R. A. Fisher, "Statistical Methods for Research Workers", 5th ed. (1934), section 21.02.
 */
export function fisherExactP(first: Counted, second: Counted): number {
  const hits = first.hits + second.hits;
  const logChance = (ofFirst: number): number =>
    logChoose(first.trials, ofFirst) +
    logChoose(second.trials, hits - ofFirst) -
    logChoose(first.trials + second.trials, hits);
  const seen = Math.exp(logChance(first.hits));
  let p = 0;
  for (let ofFirst = Math.max(0, hits - second.trials); ofFirst <= Math.min(hits, first.trials); ofFirst++) {
    const chance = Math.exp(logChance(ofFirst));
    if (chance <= seen * SAME) p += chance;
  }
  return Math.min(1, p);
}

/** E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927) 209-212. */
function wilsonInterval({ hits, trials }: Counted, z: number): Interval {
  const middle = hits + z ** 2 / 2;
  const reach = z * Math.sqrt((hits * (trials - hits)) / trials + z ** 2 / 4);
  return { low: (middle - reach) / (trials + z ** 2), high: (middle + reach) / (trials + z ** 2) };
}

/**
 * Interval for how much larger the second share is than the first: R. G. Newcombe, "Interval Estimation for the
 * Difference Between Independent Proportions", Statistics in Medicine 17 (1998) 873-890, method 10.
 */
export function shareDifference(first: Counted, second: Counted, confidence: number): Interval {
  const z = normalQuantile((1 + confidence) / 2);
  const [p1, p2] = [first.hits / first.trials, second.hits / second.trials];
  const [w1, w2] = [wilsonInterval(first, z), wilsonInterval(second, z)];
  return {
    low: p2 - p1 - Math.hypot(p2 - w2.low, w1.high - p1),
    high: p2 - p1 + Math.hypot(w2.high - p2, p1 - w1.low),
  };
}
