/** Judges "starts faster than": every target of the claim's technology against every target of the others. */
import type { Interval } from "../stats/quantile-interval.ts";
import type { Bound, Claim } from "./claim.ts";
import type { Evidence } from "./evidence.ts";
import { judgeMeasured, notComparable } from "./judge-measured.ts";
import { emulatedEnd } from "./judge-target.ts";
import { CONFIDENCE, type Measured } from "./measurement.ts";
import { medianOf } from "./median-start.ts";
import type { TargetVerdict } from "./verdict.ts";
import { saidOf } from "./conclude.ts";
import { pairLabel } from "./labelled.ts";
import { layerNames } from "./layer-names.ts";

type Ordering = Extract<Bound, { kind: "ordering" }>;

export interface PairVerdict extends TargetVerdict {
  readonly faster: Evidence;
  readonly other: Evidence;
}

/** 0/0 and ∞/∞ tell nothing, so they bound nothing. */
function ratio(numerator: number, denominator: number, unknown: number): number {
  const quotient = numerator / denominator;
  return Number.isNaN(quotient) ? unknown : quotient;
}

/**
 * The ratio of two medians, from intervals that hold for all medians at once: with each of m medians at
 * 1 - 0.05/m, all hold together at 95 % (Bonferroni's inequality; R. G. Miller, "Simultaneous Statistical Inference",
 * 2nd ed. (1981), section 1.3), and so does every comparison drawn from them. Medians are compared and not ranks
 * (Mann and Whitney), since "starts faster" is said of a typical start, and a rank test decides about medians only
 * where both distributions have one shape, which starts of unlike runtimes have not.
 */
function medianRatio(faster: Evidence, other: Evidence, medians: number): Measured {
  const confidence = 1 - (1 - CONFIDENCE) / medians;
  const a = medianOf(faster.series.readyNs, confidence);
  const b = medianOf(other.series.readyNs, confidence);
  if (a.interval === null) return { ...a, observed: null, why: saidOf(faster.label, a.why) };
  if (b.interval === null) return { ...b, observed: null, why: saidOf(other.label, b.why) };
  const interval: Interval = {
    low: ratio(a.interval.low, b.interval.high, 0),
    high: ratio(a.interval.high, b.interval.low, Infinity),
  };
  return {
    observed: a.observed === null || b.observed === null ? null : ratio(a.observed, b.observed, 1),
    interval,
    // An emulated median is the most that real hardware takes.
    ...(faster.series.accelerated ? {} : { openBelow: emulatedEnd }),
    ...(other.series.accelerated ? {} : { openAbove: emulatedEnd }),
  };
}

function judgePair(bound: Ordering, faster: Evidence, other: Evidence, medians: number): PairVerdict {
  const judged = judgeMeasured(medianRatio(faster, other, medians), { metric: "startup", bound });
  const sameLayer = faster.series.layer === other.series.layer;
  return {
    faster,
    other,
    target: pairLabel(faster.label, "<", other.label),
    layer: other.series.layer,
    accelerated: faster.series.accelerated && other.series.accelerated,
    samples: faster.series.readyNs.length + other.series.readyNs.length,
    failures: [faster, other].reduce((sum, { series }) => sum + series.readyNs.length - series.outcomes.ok, 0),
    ...(sameLayer
      ? judged
      : notComparable(judged, {
          en: `One was started by ${faster.series.layer}, the other through ${other.series.layer}.`,
          zh: `一个由${layerNames[faster.series.layer].zh}启动，另一个经由${layerNames[other.series.layer].zh}启动。`,
        })),
  };
}

export function judgePairs({ technology }: Claim, bound: Ordering, evidence: readonly Evidence[]): PairVerdict[] {
  const fasters = evidence.filter(({ series }) => series.technology === technology);
  const others = evidence.filter(({ series }) => bound.fasterThan.some((other) => other === series.technology));
  const medians = fasters.length + others.length;
  return fasters.flatMap((faster) => others.map((other) => judgePair(bound, faster, other, medians)));
}
