/**
 * Two runs of the same thing differ by more than the samples within one tell: a process lies elsewhere in memory, a host
 * has been up for longer. Among many series of which nothing is known to have changed, most show it: their shifts spread
 * wider than their own intervals allow. What is missing is estimated from them as a variance between runs that is added to
 * each series' own (the random-effects model of R. DerSimonian and N. Laird, "Meta-Analysis in Clinical Trials", Controlled
 * Clinical Trials 7 (1986) 177-188), by the median of squares and not their mean, so that the few series that did change do
 * not widen it (as B. Devlin and K. Roeder, "Genomic Control for Association Studies", Biometrics 55 (1999) 997-1004, do).
 */
import { median } from "simple-statistics";
import type { Interval } from "../stats/quantile-interval.ts";
import { studentTwoSidedP } from "../stats/student-t.ts";
import type { EstimatedShift } from "./shift.ts";

/**
 * By how much the host itself may have moved from one run to the next where too few other targets were measured beside a
 * series to tell: standard deviation, in logarithms. On the machine of reference the plain process' median start differed by
 * 15 % between two published runs of one afternoon, a move of one such deviation in each.
 */
export const UNKNOWN_HOST_SPREAD = 0.1;

/** Fewer series cannot tell it. */
const FEWEST_SERIES = 8;
/** Median of the square of a standard normal deviate. */
const MEDIAN_SQUARE = 0.4549;
/** Two-sided 95 % of a normal distribution, in standard deviations. */
const Z = 1.96;

/** A shift with the half of its interval that reaches towards none. */
function standardError({ value, interval }: EstimatedShift): number | undefined {
  if (interval === undefined || !Number.isFinite(value)) return undefined;
  const half = value > 0 ? value - interval.low : interval.high - value;
  return Number.isFinite(half) ? half / Z : undefined;
}

/**
 * @returns the standard deviation of the shift between two runs that their own samples do not show, in logarithms;
 * undefined for fewer than eight series.
 */
export function runToRunSpread(unchanged: readonly EstimatedShift[]): number | undefined {
  const known = unchanged.flatMap((shift) => {
    const error = standardError(shift);
    return error === undefined ? [] : [{ square: shift.value ** 2, variance: error ** 2 }];
  });
  if (known.length < FEWEST_SERIES) return undefined;
  const typical = (spread: number): number =>
    median(known.map(({ square, variance }) => (square === 0 ? 0 : square / (variance + spread ** 2))));
  if (typical(0) <= MEDIAN_SQUARE) return 0;
  let [low, high] = [0, 1];
  while (typical(high) > MEDIAN_SQUARE) high *= 2;
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (typical(middle) > MEDIAN_SQUARE) low = middle;
    else high = middle;
  }
  return high;
}

/** The same shift with the variance between runs added to its own. */
export function widened(shift: EstimatedShift, spread: number): EstimatedShift {
  const { value, interval, p, units } = shift;
  if (interval === undefined || spread === 0 || !Number.isFinite(value)) return shift;
  const reach = (half: number): number => Math.hypot(half, Z * spread);
  const wide: Interval = { low: value - reach(value - interval.low), high: value + reach(interval.high - value) };
  const error = standardError(shift) ?? Infinity;
  const degrees = Math.max(1, units[0] + units[1] - 2);
  // Both the samples within the runs and the spread between them must tell it from none.
  const between = studentTwoSidedP(Math.abs(value) / Math.hypot(error, spread), degrees);
  return { ...shift, interval: wide, p: Math.max(p, between) };
}
