/** From the samples of one series in both runs to estimates of its shift. */
import { quantileOfSorted } from "../stats/quantile.ts";
import { smallestRankSumP } from "../stats/rank-sum.ts";
import type { Controls, FigureKind, Hidden, Thresholds } from "./compared-figure.ts";
import type { PairedGroup, PairUnits, SeriesPair } from "./host-shift.ts";
import { levelSwitches, modesOf } from "./modes.ts";
import { UNKNOWN_HOST_SPREAD, widened } from "./run-to-run.ts";
import { type EstimatedShift, estimateShift, type ShiftMethod, shiftValue } from "./shift.ts";
import { estimateTailShift } from "./tail-shift.ts";
import { SIGNIFICANCE } from "./verdict.ts";

export interface Estimated {
  readonly pair: SeriesPair;
  readonly kind: Exclude<FigureKind, "failures">;
  /** As measured. */
  readonly base: number;
  readonly head: number;
  /** Without what the host did. */
  readonly shift: EstimatedShift;
  readonly controls: number;
  readonly hidden: (() => Hidden) | undefined;
}

export interface EstimateSettings {
  readonly method: (units: readonly [number, number]) => ShiftMethod;
  readonly thresholds: Thresholds;
  readonly controls: Controls;
}

/** Whether ranks of so many units can tell a change from chance, among so many comparisons. */
export function methodFor(comparisons: number): EstimateSettings["method"] {
  return ([base, head]) => (smallestRankSumP(base, head) * comparisons <= SIGNIFICANCE ? "rank-sum" : "welch");
}

const none: EstimatedShift = { method: "welch", units: [0, 0], value: Number.NaN, interval: undefined, p: 1 };

function quantileOf(values: Float64Array, quantile: number): number {
  return quantileOfSorted(values.toSorted(), quantile);
}

/** A logarithm needs figures above 0; a view of memory that a climb saw shrink has none. */
function hasLogarithms({ base, head }: SeriesPair): boolean {
  return [base, head].every(({ values }) => values.length > 0 && values.every((value) => value > 0));
}

/** A time that no other target tells the host's part of may be the host's doing. */
function allowingForHost(shift: EstimatedShift, { base }: SeriesPair, controls: number): EstimatedShift {
  return base.isTime && controls === 0 ? widened(shift, UNKNOWN_HOST_SPREAD) : shift;
}

function hiddenOf(pair: SeriesPair, { base, head }: Exclude<PairUnits["own"], undefined>, threshold: number): Hidden {
  return {
    modes: { base: modesOf(pair.base), head: modesOf(pair.head) },
    switches: { base: levelSwitches(base, threshold), head: levelSwitches(head, threshold) },
  };
}

/** One for each quantile of the series, the middle first. */
export function estimatePair(pair: SeriesPair, group: PairedGroup, settings: EstimateSettings): Estimated[] {
  const figure = (quantile: number, position: number): Omit<Estimated, "shift"> => ({
    pair,
    kind: position === 0 ? "p50" : "p99",
    base: quantileOf(pair.base.values, quantile),
    head: quantileOf(pair.head.values, quantile),
    controls: 0,
    hidden: undefined,
  });
  const figures = pair.base.quantiles.map(figure);
  const { plain, own, controls } = hasLogarithms(pair) ? group.unitsOf(pair) : nothing;
  const used = own ?? plain;
  if (used.base.length === 0 || used.head.length === 0 || (settings.controls === "baseline" && own === undefined)) {
    return figures.map((one) => ({ ...one, shift: none }));
  }
  const method = settings.method([used.base.length, used.head.length]);
  const middle = estimateShift(used.base, used.head, method);
  const moved = own === undefined ? 0 : shiftValue(plain.base, plain.head, method) - middle.value;
  const host = Number.isFinite(moved) ? moved : 0;
  const threshold = settings.thresholds[pair.base.metric];
  const [base, head] = group.stretches(pair);
  return figures.map((one, position) => {
    const isTail = position > 0;
    const shift = isTail ? estimateTailShift(base, head, pair.base.quantiles[position] ?? Number.NaN, host) : middle;
    const hidden = isTail || !pair.base.isTime ? undefined : (): Hidden => hiddenOf(pair, used, threshold);
    return { ...one, controls, hidden, shift: allowingForHost(shift, pair, controls) };
  });
}

const nothing: PairUnits = { plain: { base: [], head: [] }, own: undefined, controls: 0 };
