/** Quantiles of sorted samples in which an instance that never became ready stands as +Infinity. */
import { quantileSorted } from "simple-statistics";

/**
 * Quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50 (1996), the default of R and NumPy.
 *
 * Interpolating towards +Infinity gives +Infinity: a quantile that touches a failed start is not known to be finite.
 *
 * @param sorted ascending; +Infinity allowed. @param p in [0, 1].
 * @returns NaN for an empty sample.
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  // simple-statistics only indexes its input and asks for its length, which a typed array serves without a copy.
  const value = quantileSorted(sorted as unknown as number[], p);
  return Number.isNaN(value) ? Infinity : value;
}
