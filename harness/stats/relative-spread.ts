import { quantileOfSorted } from "./quantile.ts";

/**
 * Interquartile range over the median. Unlike the coefficient of variation it is not ruled by the longest start, so it
 * tells a noisy host from a single stall.
 *
 * @param sorted ascending. @returns NaN for an empty sample, +Infinity where a quarter or more never became ready.
 */
export function relativeSpread(sorted: Float64Array): number {
  const upper = quantileOfSorted(sorted, 0.75);
  if (upper === Infinity) return Infinity;
  return (upper - quantileOfSorted(sorted, 0.25)) / quantileOfSorted(sorted, 0.5);
}
