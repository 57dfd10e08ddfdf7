import type { Interval } from "../stats/quantile-interval.ts";

/** The smallest interval that holds all the given ones; null where there is none. */
export function hullOf(intervals: readonly (Interval | null)[]): Interval | null {
  const known = intervals.filter((interval) => interval !== null);
  if (known.length === 0) return null;
  return {
    low: Math.min(...known.map(({ low }) => low)),
    high: Math.max(...known.map(({ high }) => high)),
  };
}
