import { binomialCdf, binomialUpperTail } from "./binomial.ts";

/** A closed interval; `high` is +Infinity where nothing bounds it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The largest of the ranks 1…n for which `holds`, which is true up to some rank and false from there on; else 0. */
function largestRank(n: number, holds: (rank: number) => boolean): number {
  let rank = 0;
  for (let step = 2 ** Math.floor(Math.log2(Math.max(n, 1))); step >= 1; step /= 2) {
    if (rank + step <= n && holds(rank + step)) rank += step;
  }
  return rank;
}

/**
 * Distribution-free confidence interval of a quantile between two order statistics. However the values are
 * distributed, the number of samples at or below the true p-quantile is Binomial(n, p); the interval leaves out at most
 * (1 - confidence) / 2 of that at each side. Deterministic, exact in that sense, and failed starts may stand in the
 * sample as +Infinity. W. J. Conover, "Practical Nonparametric Statistics", 3rd ed. (1999), section 3.2;
 * H. A. David and H. N. Nagaraja, "Order Statistics", 3rd ed. (2003), section 7.1. Ties only widen its coverage.
 *
 * @param sorted ascending.
 * @returns undefined where the sample is too small to have one: see {@link samplesNeeded}.
 */
export function quantileInterval(sorted: Float64Array, p: number, confidence: number): Interval | undefined {
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  // Ranks from 1 to n, as in the sources; 0 and n + 1 stand for "no such sample".
  const lower = largestRank(n, (rank) => binomialCdf(rank - 1, n, p) <= tail);
  const upper = n + 1 - largestRank(n, (rank) => binomialUpperTail(n + 1 - rank, n, p) <= tail);
  const low = sorted[lower - 1];
  const high = sorted[upper - 1];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** The smallest sample that has a {@link quantileInterval}: 6 for the median at 95 %. */
export function samplesNeeded(p: number, confidence: number): number {
  const tail = (1 - confidence) / 2;
  return Math.ceil(Math.log(tail) / Math.log(Math.max(p, 1 - p)));
}
