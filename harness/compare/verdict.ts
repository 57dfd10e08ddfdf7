/** What a comparison comes to. */
import type { Interval } from "../stats/quantile-interval.ts";

export const comparisonVerdicts = ["worse", "better", "no change", "unsure"] as const;
export type ComparisonVerdict = (typeof comparisonVerdicts)[number];

/** Family-wise: over all series of one comparison. */
export const SIGNIFICANCE = 0.05;

export interface Evidence {
  /** In logarithms, or shares, upwards for worse. */
  readonly value: number;
  readonly interval: Interval | undefined;
  readonly adjustedP: number;
  /** The same without what the host did; where they disagree, nothing is certain. */
  readonly plain: number;
}

/**
 * Why nothing can be said.
 *
 * - `few`: there are too few units for an interval.
 * - `across`: the interval lies on both sides of the threshold.
 * - `chance`: it lies beyond it, but among so many series one may do so by chance.
 * - `host`: what was measured and what is left of it once the host's part is taken off do not say the same.
 * - `disturbed`: of two hosts one was disturbed by other work, and the other was not.
 * - `nothing`: there is no figure to compare, since too much failed or a climb saw memory shrink.
 */
export type UnsureReason = "few" | "across" | "chance" | "host" | "disturbed" | "nothing";

export interface Conclusion {
  readonly verdict: ComparisonVerdict;
  /** Present where the verdict is `unsure`. */
  readonly reason?: UnsureReason;
}

/**
 * Changed where the whole interval is beyond the threshold and the test, corrected for the number of series, tells it from
 * chance; unchanged only where the whole interval is within the threshold (two one-sided tests: D. J. Schuirmann, Journal of
 * Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680); else unsure. In both cases what was measured must say the same
 * as what is left of it once the host's part is taken off.
 */
export function conclude({ value, interval, adjustedP, plain }: Evidence, threshold: number): Conclusion {
  if (Number.isNaN(value)) return { verdict: "unsure", reason: "nothing" };
  if (interval === undefined) return { verdict: "unsure", reason: "few" };
  const isBeyond = interval.low > threshold || interval.high < -threshold;
  if (isBeyond) {
    const isWorse = interval.low > threshold;
    if (isWorse ? plain <= threshold : plain >= -threshold) return { verdict: "unsure", reason: "host" };
    if (adjustedP > SIGNIFICANCE) return { verdict: "unsure", reason: "chance" };
    return { verdict: isWorse ? "worse" : "better" };
  }
  const isWithin = interval.low >= -threshold && interval.high <= threshold;
  if (!isWithin) return { verdict: "unsure", reason: "across" };
  return Math.abs(plain) <= threshold ? { verdict: "no change" } : { verdict: "unsure", reason: "host" };
}
