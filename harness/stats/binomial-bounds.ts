/**
 * Exact bounds for a probability from counted successes: C. J. Clopper and E. S. Pearson, "The Use of Confidence or
 * Fiducial Limits Illustrated in the Case of the Binomial", Biometrika 26 (1934) 404-413. Each bound is one-sided.
 */
import { binomialCdf, binomialUpperTail } from "./binomial.ts";

/** Where a function that is true up to some p in [low, high], and false from there on, changes; to the last bit. */
function lastTrue(low: number, high: number, holds: (p: number) => boolean): number {
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low;
    if (holds(middle)) low = middle;
    else high = middle;
  }
}

/** The largest p, for which `successes` or more out of `trials` would be no likelier than 1 - `confidence`. */
export function probabilityLowerBound(successes: number, trials: number, confidence: number): number {
  if (successes === 0) return 0;
  return lastTrue(0, successes / trials, (p) => binomialUpperTail(successes, trials, p) <= 1 - confidence);
}

/** The smallest p, for which `successes` or fewer out of `trials` would be no likelier than 1 - `confidence`. */
export function probabilityUpperBound(successes: number, trials: number, confidence: number): number {
  if (successes === trials) return 1;
  return lastTrue(successes / trials, 1, (p) => binomialCdf(successes, trials, p) > 1 - confidence);
}

/**
 * How many more successes in a row would put the lower bound above `probability`; 0 where it is there.
 *
 * @param probability in (0, 1).
 */
export function straightSuccessesNeeded(
  successes: number,
  trials: number,
  probability: number,
  confidence: number,
): number {
  const suffices = (more: number) => binomialUpperTail(successes + more, trials + more, probability) < 1 - confidence;
  if (trials > 0 && suffices(0)) return 0;
  let tooFew = 0;
  let enough = 1;
  while (!suffices(enough)) {
    tooFew = enough;
    enough *= 2;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (suffices(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
