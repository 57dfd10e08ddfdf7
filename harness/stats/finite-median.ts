import { median } from "simple-statistics";

/** Of those values that are finite; NaN where none is. */
export function finiteMedian(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  return finite.length === 0 ? Number.NaN : median(finite);
}
