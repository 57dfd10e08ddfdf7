/** A slow drift over a sequence, as far as ranks tell it: no outlier and no single step rules it. */
import { normalCdf, normalQuantile } from "./normal.ts";
import type { Interval } from "./quantile-interval.ts";

export interface Trend {
  /** From one value to the next. */
  readonly slope: number;
  readonly interval: Interval;
  /** Two-sided, of no trend at all. */
  readonly p: number;
}

/** 18 times the variance of the score of so many values in random order. */
function spread(k: number): number {
  return k * (k - 1) * (2 * k + 5);
}

/**
 * The test of H. B. Mann, "Nonparametric Tests Against Trend", Econometrica 13 (1945) 245-259, with its correction for
 * ties, and the slope that belongs to it, the median over all pairs: P. K. Sen, "Estimates of the Regression Coefficient
 * Based on Kendall's Tau", JASA 63 (1968) 1379-1389, its interval by the normal approximation.
 *
 * @param values finite, in the order of time. @returns undefined for fewer than eight: the approximation needs them.
 */
export function trend(values: readonly number[], confidence: number): Trend | undefined {
  const n = values.length;
  if (n < 8) return undefined;
  const slopes: number[] = [];
  let score = 0;
  for (const [i, a] of values.entries()) {
    for (const [offset, b] of values.slice(i + 1).entries()) {
      slopes.push((b - a) / (offset + 1));
      score += Math.sign(b - a);
    }
  }
  slopes.sort((a, b) => a - b);
  const sizes = Array.from(Map.groupBy(values, (value) => value).values(), (equal) => equal.length);
  const variance = (spread(n) - sizes.reduce((sum, size) => sum + spread(size), 0)) / 18;
  const z = variance === 0 ? 0 : Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance);
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  const at = (rank: number): number => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))] ?? Number.NaN;
  const middle = (slopes.length - 1) / 2;
  return {
    slope: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    interval: { low: at((slopes.length - reach) / 2 - 1), high: at((slopes.length + reach) / 2) },
    p: Math.min(1, 2 * normalCdf(-z)),
  };
}
