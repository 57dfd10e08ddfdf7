/** A quantile far out: too few samples of a stretch lie beyond it to be compared stretch by stretch. */
import { quantileOfSorted } from "../stats/quantile.ts";
import { clusteredQuantileInterval, type Interval } from "../stats/quantile-interval.ts";
import { rankSumP } from "../stats/rank-sum.ts";
import { CONFIDENCE, type EstimatedShift } from "./shift.ts";

function joined(stretches: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(stretches.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of stretches) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}

/** In logarithms. */
function apart(one: number, other: number): number {
  return Math.log(one) - Math.log(other);
}

/** Of a single stretch nobody knows how alike its samples are. */
function intervalOf(
  stretches: readonly Float64Array[],
  sorted: Float64Array,
  value: number,
  quantile: number,
): Interval | undefined {
  return stretches.length < 2 ? undefined : clusteredQuantileInterval(stretches, sorted, value, quantile, CONFIDENCE);
}

/** Of each stretch the share that is beyond a limit. */
function sharesBeyond(stretches: readonly Float64Array[], limit: number): number[] {
  return stretches.map((values) => {
    let beyond = 0;
    for (const value of values) if (value > limit) beyond++;
    return beyond / values.length;
  });
}

/**
 * The shift of one quantile in logarithms. Its interval is had from that of each side's, in which a stretch is a cluster,
 * by G. Y. Zou and A. Donner, "Construction of Confidence Limits About Effect Measures: A General Approach", Statistics in
 * Medicine 27 (2008) 1693-1702; the test is whether the stretches of one side have more samples beyond the quantile of
 * both together (by ranks, as the quantile test of W. J. Conover, "Practical Nonparametric Statistics", 3rd ed. (1999), is).
 *
 * @param base, head by stretch, none empty. @param host by how much the host moved meanwhile,
 * which is taken off.
 */
export function estimateTailShift(
  base: readonly Float64Array[],
  head: readonly Float64Array[],
  quantile: number,
  host: number,
): EstimatedShift {
  const [sortedBase, sortedHead] = [joined(base).toSorted(), joined(head).toSorted()];
  const [atBase, atHead] = [quantileOfSorted(sortedBase, quantile), quantileOfSorted(sortedHead, quantile)];
  const value = apart(atHead, atBase) - host;
  const units = [base.length, head.length] as const;
  const ofBase = intervalOf(base, sortedBase, atBase, quantile);
  const ofHead = intervalOf(head, sortedHead, atHead, quantile);
  if (ofBase === undefined || ofHead === undefined || !Number.isFinite(value)) {
    return { method: "rank-sum", units, value, interval: undefined, p: 1 };
  }
  const asBase = head.map((values) => values.map((one) => one / Math.exp(host)));
  const limit = quantileOfSorted(joined([...base, ...asBase]).toSorted(), quantile);
  const p = rankSumP(sharesBeyond(base, limit), sharesBeyond(asBase, limit));
  const interval = {
    low: value - Math.hypot(apart(atHead, ofHead.low), apart(ofBase.high, atBase)),
    high: value + Math.hypot(apart(ofHead.high, atHead), apart(atBase, ofBase.low)),
  };
  return { method: "rank-sum", units, value, interval, p };
}
