/** What one series of starts comes to: the same figures for the terminal, the README and the report. */
import type { StartupSeries } from "../records/startup-series.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import { type Interval, quantileInterval } from "../stats/quantile-interval.ts";
import { relativeSpread } from "../stats/relative-spread.ts";

export interface StartupSummary {
  readonly samples: number;
  /** Failed, timed out or wrong; they are in all figures below as +Infinity. */
  readonly failures: number;
  readonly p50Ns: number;
  /** At 95 %; undefined for fewer than six samples. */
  readonly p50Interval: Interval | undefined;
  /** Undefined where fewer than one sample is expected beyond it: it would be the largest sample by another name. */
  readonly p95Ns: number | undefined;
  readonly p99Ns: number | undefined;
  readonly maxNs: number;
  /** Interquartile range over the median. */
  readonly spread: number;
  /** Share of the samples that carry each flag. */
  readonly flags: ReadonlyMap<string, number>;
}

export function startupSummary({ readyNs, outcomes, flags }: StartupSeries): StartupSummary {
  const samples = readyNs.length;
  const quantile = (p: number): number | undefined =>
    samples * (1 - p) < 1 ? undefined : quantileOfSorted(readyNs, p);
  return {
    samples,
    failures: samples - outcomes.ok,
    p50Ns: quantileOfSorted(readyNs, 0.5),
    p50Interval: quantileInterval(readyNs, 0.5, 0.95),
    p95Ns: quantile(0.95),
    p99Ns: quantile(0.99),
    maxNs: quantileOfSorted(readyNs, 1),
    spread: relativeSpread(readyNs),
    flags: new Map(Array.from(flags, ([flag, count]) => [flag, count / samples])),
  };
}

/** That cycles were not counted says nothing about a time. */
const silentFlags = new Set(["cycles-unavailable"]);

/** Flags that say something about the times, with their shares. */
export function notableFlags({ flags }: StartupSummary): [flag: string, share: number][] {
  return Array.from(flags).filter(([flag]) => !silentFlags.has(flag));
}
