/** Part 3, section VI-2, 违反惩罚: what measured starts would cost of a business's conversion rate. */
import type { StartupSeries } from "../../records/startup-series.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import { quantileInterval } from "../../stats/quantile-interval.ts";
import type { Evidence } from "../evidence.ts";
import { compoundConversionLoss, excessMs, linearConversionLoss } from "../formulas/start-penalty.ts";
import { CONFIDENCE } from "../measurement.ts";
import { lossPerMs, startupContracts } from "../printed/startup-contracts.ts";
import type { Bounded } from "./measured-density.ts";
import type { Layer } from "../../../drivers/types.ts";
import type { Wording } from "../../wording.ts";

const NS_PER_MS = 1e6;

/**
 * The share of the conversion rate that is lost. `linear`: each millisecond takes 0.5 % of the original rate, up to all of
 * it and beyond. `compound`: 0.5 % of what is left. The document does not say which.
 */
interface ConversionLoss {
  readonly linear: Bounded;
  readonly compound: Bounded;
}

export interface TargetConversion {
  readonly target: Wording;
  readonly layer: Layer;
  readonly technology: Contracted;
  /** False: real hardware starts faster, so that these are the most that is lost. */
  readonly accelerated: boolean;
  readonly limitMs: number;
  readonly starts: number;
  /** Starts within the limit. */
  readonly within: number;
  /** Of the median start and of the slow one in twenty; undefined for too few starts. */
  readonly median: ConversionLoss | undefined;
  readonly p95: ConversionLoss | undefined;
  /** Over these starts, a failed one losing all. No interval: it says nothing of others. */
  readonly mean: number;
}

/** Those with a contract that a start can exceed. */
type Contracted = keyof typeof startupContracts;

function isContracted(technology: string): technology is Contracted {
  return Object.hasOwn(startupContracts, technology);
}

function losses(ns: number, limitMs: number): { linear: number; compound: number } {
  const excess = excessMs(ns / NS_PER_MS, limitMs);
  return {
    linear: linearConversionLoss(excess, lossPerMs.value),
    compound: compoundConversionLoss(excess, lossPerMs.value),
  };
}

/** The loss grows with the start, so a quantile's interval becomes the loss's. */
function lossAt(p: number, sorted: Float64Array, limitMs: number): ConversionLoss | undefined {
  const interval = quantileInterval(sorted, p, CONFIDENCE);
  if (interval === undefined) return undefined;
  const at = losses(quantileOfSorted(sorted, p), limitMs);
  const low = losses(interval.low, limitMs);
  const high = losses(interval.high, limitMs);
  return {
    linear: { value: at.linear, interval: { low: low.linear, high: high.linear } },
    compound: { value: at.compound, interval: { low: low.compound, high: high.compound } },
  };
}

function conversionOf(series: StartupSeries, label: Wording, technology: Contracted): TargetConversion {
  const { limitMs } = startupContracts[technology];
  const { readyNs, layer, accelerated } = series;
  const late = readyNs.findIndex((ns) => ns > limitMs * NS_PER_MS);
  const within = late < 0 ? readyNs.length : late;
  let lost = 0;
  for (const ns of readyNs.subarray(within)) lost += losses(ns, limitMs).compound;
  return {
    target: label,
    technology,
    layer,
    accelerated,
    limitMs,
    starts: readyNs.length,
    within,
    median: lossAt(0.5, readyNs, limitMs),
    p95: lossAt(0.95, readyNs, limitMs),
    mean: lost / readyNs.length,
  };
}

/** @param starts those that can be evidence. */
export function measuredConversions(starts: readonly Evidence[]): TargetConversion[] {
  return starts.flatMap(({ series, label }) => {
    const { technology } = series;
    return isContracted(technology) ? [conversionOf(series, label, technology)] : [];
  });
}
