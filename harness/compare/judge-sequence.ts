/** One figure over many runs: its level, where that changed, and whether the newest run is still on it. */
import { median } from "simple-statistics";
import { type ChangePoint, changePoints } from "../stats/change-points.ts";
import { type MeanShift, studentShift } from "../stats/mean-shift.ts";
import { type Trend, trend } from "../stats/trend.ts";
import { CONFIDENCE } from "./shift.ts";

/** A level within this many newest runs is new; what is older has been seen. */
export const RECENT_RUNS = 5;
/** So certain must a change point or a drift be, among hundreds of series. */
const LEVEL = 0.01;
/** Fewer runs have no level. */
export const FEWEST_RUNS = 3;

export interface JudgedSequence {
  /** By position; the new level lasts up to the next. None where it drifts. */
  readonly changePoints: readonly ChangePoint[];
  /** Of the level against which the newest values are held: from here up to `current`. */
  readonly reference: number;
  /** From here on the values are new: the last one alone, or all since a change point of late. */
  readonly current: number;
  /** Of the current values against the reference; undefined where there are too few. */
  readonly shift: MeanShift | undefined;
  /** Over all values; present where a steady drift tells them better than levels do. */
  readonly drift: Trend | undefined;
}

/**
 * How badly a model tells the values: the less the better. G. Schwarz, "Estimating the Dimension of a Model", Annals of
 * Statistics 6 (1978) 461-464, for normal residuals.
 */
function schwarz(residuals: readonly number[], parameters: number): number {
  const n = residuals.length;
  const variance = residuals.reduce((sum, one) => sum + one ** 2, 0) / n;
  return n * Math.log(variance) + parameters * Math.log(n);
}

function levelResiduals(values: readonly number[], starts: readonly number[]): number[] {
  const bounds = [0, ...starts, values.length];
  return bounds.slice(1).flatMap((end, part) => {
    const level = values.slice(bounds[part], end);
    const middle = median(level);
    return level.map((value) => value - middle);
  });
}

function driftResiduals(values: readonly number[], { slope }: Trend): number[] {
  const levelled = values.map((value, index) => value - slope * index);
  const middle = median(levelled);
  return levelled.map((value) => value - middle);
}

/** @param values logarithms in the order of time, all finite; the newest is judged. */
export function judgeSequence(values: readonly number[]): JudgedSequence {
  const found = changePoints(values, LEVEL);
  const starts = found.map(({ index }) => index);
  const whole = trend(values, CONFIDENCE);
  if (whole !== undefined && whole.p <= LEVEL) {
    // A place and a level for each change point.
    const levels = schwarz(levelResiduals(values, starts), 2 * starts.length + 1);
    if (schwarz(driftResiduals(values, whole), 2) < levels) {
      return { changePoints: [], reference: 0, current: values.length - 1, shift: undefined, drift: whole };
    }
  }
  const last = starts.at(-1) ?? 0;
  const isRecent = last > 0 && values.length - last <= RECENT_RUNS;
  const reference = isRecent ? (starts.at(-2) ?? 0) : last;
  const current = isRecent ? last : values.length - 1;
  const [before, now] = [values.slice(reference, current), values.slice(current)];
  const shift = before.length < FEWEST_RUNS || now.length === 0 ? undefined : studentShift(before, now, CONFIDENCE);
  return { changePoints: found, reference, current, shift, drift: undefined };
}
