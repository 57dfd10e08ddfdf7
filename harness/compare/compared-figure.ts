/** One figure of one series in both runs, and what it comes to. */
import type { Interval } from "../stats/quantile-interval.ts";
import type { SeriesPair } from "./host-shift.ts";
import type { LevelSwitch, Mode } from "./modes.ts";
import type { ComparedMetric, ComparedUnit } from "./series.ts";
import type { ShiftMethod } from "./shift.ts";
import type { Conclusion } from "./verdict.ts";

/** The median, the 99th percentile, or the share of blocks in which something failed. */
export type FigureKind = "p50" | "p99" | "failures";

export type Side = "base" | "head";

/** What a median does not show. */
export interface Hidden {
  readonly modes: Readonly<Record<Side, readonly Mode[]>>;
  readonly switches: Readonly<Record<Side, readonly LevelSwitch[]>>;
}

export interface ComparedFigure extends Conclusion {
  readonly pair: SeriesPair;
  readonly kind: FigureKind;
  readonly unit: ComparedUnit | "share";
  /** As measured, in `unit`; +Infinity for what never came. */
  readonly base: number;
  readonly head: number;
  /**
   * By how much it became larger without what the host did meanwhile, with its interval at 95 %: a share of the figure; of
   * failures a difference of shares. NaN where there is none.
   */
  readonly change: number;
  readonly interval: Interval | undefined;
  readonly method: ShiftMethod | "fisher";
  /** Stretches, climbs, ramps or blocks of either side. */
  readonly units: readonly [number, number];
  readonly samples: readonly [number, number];
  /** Two-sided, of no change at all. */
  readonly p: number;
  /** The same, corrected for all figures of the comparison. */
  readonly adjustedP: number;
  /** Beyond which a change counts, in the same terms. */
  readonly threshold: number;
  /** Other targets that told what the host did; 0 where nothing was taken off. */
  readonly controls: number;
  /** Of the middle of times only; worked out when it is asked for. */
  readonly hidden: (() => Hidden) | undefined;
}

/** By metric, in the terms of {@link ComparedFigure.change}. */
export type Thresholds = Readonly<Record<ComparedMetric, number>>;

/** Where nothing else is asked for: 5 %, of failures one block in a hundred. */
export const defaultThresholds: Thresholds = {
  startup: 0.05,
  cpu: 0.05,
  memory: 0.05,
  density: 0.05,
  performance: 0.05,
  failures: 0.01,
};

/** Whose doing the difference is taken to be, beyond what the series itself did. */
export type Controls = "others" | "baseline";
