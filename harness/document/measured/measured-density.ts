/** Part 3, section III-2, 部署密度函数, with what was measured in place of what is printed. */
import type { Technology } from "../../../drivers/types.ts";
import { viewFit } from "../../records/memory-fit.ts";
import { isIdleMemory, type MemorySeries } from "../../records/memory-series.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { density } from "../formulas/density.ts";
import { type Labelled, labelled } from "../labelled.ts";
import { CONFIDENCE } from "../measurement.ts";
import type { Layer } from "../../../drivers/types.ts";
import type { Wording } from "../../wording.ts";

/**
 * Who tells what instances take: the processes' proportional sets, which leave the kernel's part out, and the host's
 * available memory, which also has in it whatever else happened meanwhile. Neither is picked.
 */
export const densityViews = ["pss", "available"] as const;
export type DensityView = (typeof densityViews)[number];

/** A value with its interval, whose high end is Infinity where nothing bounds it. */
export interface Bounded {
  /** Undefined where only an interval is known. */
  readonly value: number | undefined;
  readonly interval: Interval;
}

interface Estimated extends Bounded {
  readonly value: number;
}

/** What the formula takes and gives, as one view sees it. */
export interface DensityBy {
  /** Overhead(T), read as the share of the node that is gone before the first instance: the fit's fixed cost over N. */
  readonly overhead: Estimated;
  /** R, read as what one more idle instance takes, bytes: the fit's slope. */
  readonly perInstanceBytes: Estimated;
  /** Instances on the node. */
  readonly density: Bounded;
}

export interface TargetDensity {
  readonly target: Wording;
  readonly layer: Layer;
  readonly technology: Technology;
  /** False: the emulator's translated code is in R, so that more fit on real hardware. */
  readonly accelerated: boolean;
  /** N: the memory of this host. */
  readonly nodeBytes: number;
  /** Undefined where there are too few readings for an interval. */
  readonly views: Readonly<Record<DensityView, DensityBy | undefined>>;
}

/** Overhead and R, which hold together at the confidence of all intervals (Bonferroni's inequality). */
const DENSITY_PARAMETERS = 2;

/**
 * The density falls with both inputs, so its ends are where both are largest and where both are least.
 *
 * @param parameters how many must hold together, each at a confidence that is higher for it.
 * @returns undefined where there are too few readings, or where one more instance certainly took nothing.
 */
export function densityBy(view: DensityView, series: MemorySeries, parameters: number): DensityBy | undefined {
  const fit = viewFit(view, series, 1 - (1 - CONFIDENCE) / parameters);
  const range = fit?.slope.interval;
  if (fit === undefined || range === undefined || range.high <= 0) return undefined;
  const { hostBytes } = series;
  const share = (bytes: number): number => Math.min(1, Math.max(0, bytes / hostBytes));
  const { value: fixed, interval: fixedRange = { low: 0, high: hostBytes } } = fit.intercept;
  const fitting = (fixedBytes: number, perInstance: number): number =>
    density({ nodeResource: hostBytes, overhead: share(fixedBytes), perInstance });
  return {
    overhead: { value: share(fixed), interval: { low: share(fixedRange.low), high: share(fixedRange.high) } },
    perInstanceBytes: { value: fit.slope.value, interval: range },
    density: {
      value: fit.slope.value > 0 ? fitting(fixed, fit.slope.value) : undefined,
      interval: {
        low: fitting(fixedRange.high, range.high),
        high: range.low > 0 ? fitting(fixedRange.low, range.low) : Infinity,
      },
    },
  };
}

/** Idle instances: the document says nothing of what they work on. */
export function idleMemory(all: readonly MemorySeries[]): Labelled<MemorySeries>[] {
  return labelled(all.filter((series) => isIdleMemory(series) && series.technology !== "process"));
}

/** @param all every series of the runs. */
export function measuredDensities(all: readonly MemorySeries[]): TargetDensity[] {
  return idleMemory(all).map(({ series, label }) => ({
    target: label,
    technology: series.technology,
    layer: series.layer,
    accelerated: series.accelerated,
    nodeBytes: series.hostBytes,
    views: {
      pss: densityBy("pss", series, DENSITY_PARAMETERS),
      available: densityBy("available", series, DENSITY_PARAMETERS),
    },
  }));
}
