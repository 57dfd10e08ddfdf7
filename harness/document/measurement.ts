import type { Interval } from "../stats/quantile-interval.ts";
import type { Wording } from "../wording.ts";

/**
 * A quantity that a claim speaks of, as far as one series tells it. An end of the interval can be open: then what was
 * measured is only a bound of what the claim speaks of, and the sentence says why.
 */
export interface Measurement {
  /** Null where only an interval is known. */
  readonly observed: number | null;
  readonly interval: Interval;
  /** The claimed quantity may be less than the interval. */
  readonly openBelow?: Wording;
  /** The claimed quantity may be more than the interval. */
  readonly openAbove?: Wording;
  /** What it would take to decide, where the interval lies across the claimed bound. */
  readonly undecided?: Wording;
  /** Can contradict a claim and never support it. */
  readonly refutesOnly?: Wording;
}

/** There is no interval, so nothing can be said. */
interface NoMeasurement {
  readonly observed: number | null;
  readonly interval: null;
  readonly why: Wording;
}

export type Measured = Measurement | NoMeasurement;

/** Confidence of every interval: a claim is wrongly decided at most once in twenty. */
export const CONFIDENCE = 0.95;
