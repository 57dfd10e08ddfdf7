/** By how much one series lies above the other, in logarithms: from its units to an estimate with interval and p-value. */
import { mean } from "simple-statistics";
import { welchShift } from "../stats/mean-shift.ts";
import type { Interval } from "../stats/quantile-interval.ts";
import { hodgesLehmannShift, rankSumP } from "../stats/rank-sum.ts";

/** Confidence of every interval. */
export const CONFIDENCE = 0.95;

/**
 * How two samples of units were compared: by the rank-sum test, or, where there are so few that no division of their ranks
 * is rare enough to be told from chance, by Welch's t test, which takes them for normal.
 */
export type ShiftMethod = "rank-sum" | "welch";

export interface EstimatedShift {
  readonly method: ShiftMethod;
  /** Units of either side. */
  readonly units: readonly [number, number];
  readonly value: number;
  /** Undefined where there are too few units, or some never came. */
  readonly interval: Interval | undefined;
  /** Two-sided, of no shift at all. */
  readonly p: number;
}

/** The estimate alone. */
export function shiftValue(base: readonly number[], head: readonly number[], method: ShiftMethod): number {
  const isMean = method === "welch" && isFinite(base) && isFinite(head);
  return isMean ? mean([...head]) - mean([...base]) : hodgesLehmannShift(base, head, CONFIDENCE).value;
}

function isFinite(values: readonly number[]): boolean {
  return values.every(Number.isFinite);
}

/** @param base, head logarithms of the units, not empty; +Infinity for one that never came. */
export function estimateShift(base: readonly number[], head: readonly number[], method: ShiftMethod): EstimatedShift {
  const units = [base.length, head.length] as const;
  if (method === "rank-sum") {
    const { value, interval } = hodgesLehmannShift(base, head, CONFIDENCE);
    return { method, units, value, interval, p: rankSumP(base, head) };
  }
  const enough = Math.min(...units) >= 2 && isFinite(base) && isFinite(head);
  if (enough) return { method, units, ...welchShift(base, head, CONFIDENCE) };
  const { value } = hodgesLehmannShift(base, head, CONFIDENCE);
  return { method, units, value, interval: undefined, p: 1 };
}

/** An interval of logarithms as one of shares of what it was. */
export function asShares(interval: Interval | undefined): Interval | undefined {
  return interval === undefined ? undefined : { low: Math.expm1(interval.low), high: Math.expm1(interval.high) };
}
