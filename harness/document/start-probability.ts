import type { StartupSeries } from "../records/startup-series.ts";
import { probabilityLowerBound, probabilityUpperBound, straightSuccessesNeeded } from "../stats/binomial-bounds.ts";
import { countBelow } from "../stats/ecdf.ts";
import { CONFIDENCE, type Measurement } from "./measurement.ts";

/**
 * The share of starts below a limit, with exact one-sided bounds at 95 % each (Clopper and Pearson, see
 * {@link probabilityLowerBound}). A failed or timed-out start is one that was not below.
 */
export function startProbability(
  { readyNs }: StartupSeries,
  { limit, probability }: { readonly limit: number; readonly probability: number },
): Measurement {
  const trials = readyNs.length;
  const below = countBelow(readyNs, limit);
  const needed = straightSuccessesNeeded(below, trials, probability, CONFIDENCE);
  return {
    observed: below / trials,
    interval: {
      low: probabilityLowerBound(below, trials, CONFIDENCE),
      high: probabilityUpperBound(below, trials, CONFIDENCE),
    },
    undecided: {
      en: `${below} of ${trials} starts were in time; ${needed} more in a row would be needed to support the claim.`,
      zh: `${trials} 次启动中有 ${below} 次按时；还需连续 ${needed} 次按时，才能支持此说法。`,
    },
  };
}
