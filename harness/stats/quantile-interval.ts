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

/** Ranks of two order statistics, from 1 on. */
interface RankPair {
  readonly lower: number;
  readonly upper: number;
}

/** See {@link quantileInterval}. @returns undefined where one of them would lie outside of the sample. */
function quantileRanks(n: number, p: number, confidence: number): RankPair | undefined {
  const tail = (1 - confidence) / 2;
  // Ranks from 1 to n, as in the sources; 0 and n + 1 stand for "no such sample".
  const lower = largestRank(n, (rank) => binomialCdf(rank - 1, n, p) <= tail);
  const upper = n + 1 - largestRank(n, (rank) => binomialUpperTail(n + 1 - rank, n, p) <= tail);
  return lower === 0 || upper === n + 1 ? undefined : { lower, upper };
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
  const ranks = quantileRanks(sorted.length, p, confidence);
  if (ranks === undefined) return undefined;
  const low = sorted[ranks.lower - 1];
  const high = sorted[ranks.upper - 1];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/**
 * The same for samples that were taken in clusters and are alike within them: as if there were only as many as would be
 * worth as much, by the design effect of the share at or below the quantile (E. L. Korn and B. I. Graubard, "Confidence
 * Intervals for Proportions With Small Expected Number of Positive Counts Estimated From Survey Data", Survey Methodology
 * 24 (1998) 193-201; from shares to quantiles by R. S. Woodruff, JASA 47 (1952) 635-646).
 *
 * @param clusters two or more, not empty.
 */
export function clusteredQuantileInterval(
  clusters: readonly Float64Array[],
  sorted: Float64Array,
  quantile: number,
  p: number,
  confidence: number,
): Interval | undefined {
  const n = sorted.length;
  const counts = clusters.map((values) => ({
    size: values.length,
    below: values.reduce((sum, value) => sum + Number(value <= quantile), 0),
  }));
  const share = counts.reduce((sum, { below }) => sum + below, 0) / n;
  const among = clusters.length;
  const seen =
    ((among / (among - 1)) * counts.reduce((sum, { size, below }) => sum + (below - share * size) ** 2, 0)) / n;
  const designEffect = Math.max(1, seen / (share * (1 - share)));
  const worth = Number.isFinite(designEffect) ? Math.floor(n / designEffect) : n;
  const ranks = quantileRanks(worth, p, confidence);
  if (ranks === undefined) return undefined;
  const low = sorted[Math.max(0, Math.floor((ranks.lower * n) / worth) - 1)];
  const high = sorted[Math.min(n, Math.ceil((ranks.upper * n) / worth)) - 1];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** The smallest sample that has a {@link quantileInterval}: 6 for the median at 95 %. */
export function samplesNeeded(p: number, confidence: number): number {
  const tail = (1 - confidence) / 2;
  return Math.ceil(Math.log(tail) / Math.log(Math.max(p, 1 - p)));
}
