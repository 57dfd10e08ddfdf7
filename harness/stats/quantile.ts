/**
 * Quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50 (1996), the default of R and NumPy. An instance that never became
 * ready stands in the sample as +Infinity, and a quantile that touches one is +Infinity: it is not known to be finite.
 * (simple-statistics has type 7 too, but gives NaN there.)
 *
 * @param sorted ascending; +Infinity allowed. @param p in [0, 1].
 * @returns NaN for an empty sample.
 */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const lower = sorted[Math.floor(position)];
  const upper = sorted[Math.ceil(position)];
  if (lower === undefined || upper === undefined) return Number.NaN;
  if (lower === upper) return lower;
  return lower + (upper - lower) * (position % 1);
}
