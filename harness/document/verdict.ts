/** What judging a claim gives. */
import type { Layer } from "../../drivers/types.ts";
import type { Interval } from "../stats/quantile-interval.ts";
import type { Claim } from "./claim.ts";
import type { Wording } from "../wording.ts";

/**
 * `inconclusive`: the interval straddles the bound, there are too few samples, or targets disagree. `not-comparable`:
 * what was measured is not what the claim speaks of. `unmeasured`: nothing was measured; never a pass.
 */
export const verdicts = ["supported", "contradicted", "inconclusive", "not-comparable", "unmeasured"] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * Of observed values and intervals. `ratio`: of one technology's figure to the other's. `share`: of the baseline's work.
 * `facts`: no quantity, so that nothing is observed in it.
 */
export type ObservedUnit = "ns" | "cycles" | "probability" | "ratio" | "bytes" | "instances" | "share" | "facts";

/** Where a contradicted claim's figure lies: the observation is below or above it. */
export type Side = "below" | "above";

export interface TargetVerdict {
  /** Target's name; two for an ordering (`a < b`); with what sets it apart where a target has unlike series. */
  readonly target: Wording;
  readonly layer: Layer;
  readonly accelerated: boolean;
  /** All starts that were judged, and those of them that never became ready. */
  readonly samples: number;
  readonly failures: number;
  /** Null where only an interval is known. */
  readonly observed: number | null;
  /** Null where there are too few samples for one. */
  readonly interval: Interval | null;
  readonly verdict: Verdict;
  /** Of a contradiction. */
  readonly side?: Side;
  readonly why: Wording;
}

export interface ClaimVerdict {
  readonly claim: Claim;
  readonly unit: ObservedUnit;
  /**
   * From the lowest to the highest of the targets that count and have samples enough for an interval, or of all that
   * count where none has; null where none counts.
   */
  readonly observed: Interval | null;
  /** The hull of their intervals. */
  readonly interval: Interval | null;
  /** Of the targets that count, or of all where none does. */
  readonly samples: number;
  readonly verdict: Verdict;
  readonly why: Wording;
  readonly targets: readonly TargetVerdict[];
}
