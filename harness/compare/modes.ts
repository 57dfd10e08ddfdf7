/** What a median hides: several modes, and a level that changed in the course of the run. */
import { ckmeans } from "simple-statistics";
import { changePoints } from "../stats/change-points.ts";
import { hasSeveralModes } from "../stats/dip.ts";
import { levelChanges } from "../stats/level-changes.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import type { Series } from "./series.ts";

export interface Mode {
  /** Median of what belongs to it, in the series' unit. */
  readonly at: number;
  /** Of all samples. */
  readonly share: number;
}

/**
 * The two that part the samples best (least squares of the logarithms: H. Wang and M. Song, "Ckmeans.1d.dp", The R Journal
 * 3 (2011) 29-33), where the dip test finds more than one; none where it does not.
 */
export function modesOf({ values }: Series): readonly Mode[] {
  const logarithms = values
    .filter((value) => value > 0 && value < Infinity)
    .map(Math.log)
    .toSorted();
  if (!hasSeveralModes(logarithms)) return [];
  return ckmeans([...logarithms], 2).map((cluster) => ({
    at: Math.exp(quantileOfSorted(Float64Array.from(cluster), 0.5)),
    share: cluster.length / logarithms.length,
  }));
}

/** A new level within one run, as a share of the one before. */
export interface LevelSwitch {
  /** How far through the run it came, from 0 to 1. */
  readonly after: number;
  readonly change: number;
}

/** So certain must a switch be, among hundreds of series. */
const LEVEL = 0.01;

/** @param units logarithms by stretch, what the host did taken off. @param threshold a smaller switch is none. */
export function levelSwitches(units: readonly number[], threshold: number): readonly LevelSwitch[] {
  if (!units.every(Number.isFinite)) return [];
  const starts = changePoints(units, LEVEL).map(({ index }) => index);
  return levelChanges(units, starts)
    .filter(({ change }) => Math.abs(change) >= threshold)
    .map(({ index, change }) => ({ after: index / units.length, change }));
}
