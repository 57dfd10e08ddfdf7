/** What a performance series comes to. */
import { bootstrapMedian } from "../stats/bootstrap-median.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import type { Interval } from "../stats/quantile-interval.ts";
import type { RecordedPerformance } from "./performance-line.ts";
import type { PerformanceSeries } from "./performance-series.ts";

/** Of requests, over the later half of each start; a request that was never answered is +Infinity. */
interface LatencySummary {
  readonly p50Ns: number;
  readonly p90Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  readonly requests: number;
  readonly unanswered: number;
  /** Median over the starts: requests that were answered, by the time from the first one due to the last answer. */
  readonly answeredPerSecond: number;
}

/** One workload in one target, against the plain process in the same blocks. Figures are NaN where no start has one. */
export interface PerformanceSummary {
  readonly series: PerformanceSeries;
  /** Median over the blocks of work per second over the plain process's: 1 is as fast, 0.5 half as fast. */
  readonly ratio: number;
  /** Of the ratio, at the asked confidence; undefined for fewer than six blocks. */
  readonly interval: Interval | undefined;
  /** Steady time of one repetition, median over the blocks, and the plain process's in the same ones. */
  readonly ns: number;
  readonly baselineNs: number;
  /** The start with all that is compiled before the first instruction, median over the starts. */
  readonly readyNs: number;
  /** What the first repetition takes beyond a steady one, median over the starts: compiling while it runs, for one. */
  readonly warmUpNs: number;
  /** Of requests only. */
  readonly latency: LatencySummary | undefined;
}

const CONFIDENCE = 0.95;

function medianOf(values: readonly number[]): number {
  return quantileOfSorted(Float64Array.from(values).toSorted(), 0.5);
}

function warmUpOf({ ownNs, value }: RecordedPerformance): number[] {
  const [first] = ownNs;
  return first === undefined || value === null ? [] : [first - value];
}

function answeredPerSecond({ hostNs, requestsPerSecond = Number.NaN }: RecordedPerformance): number {
  const intervalNs = 1e9 / requestsPerSecond;
  const answeredNs = hostNs.flatMap((latency, index) => (latency === null ? [] : [index * intervalNs + latency]));
  return (1e9 * answeredNs.length) / Math.max(...answeredNs);
}

function latencyOf({ kind, starts }: PerformanceSeries): LatencySummary | undefined {
  const answering = starts.filter(({ hostNs, outcome }) => outcome === "ok" && hostNs.length > 0);
  if (kind !== "requests" || answering.length === 0) return undefined;
  const latencies = answering.flatMap(({ hostNs }) => hostNs.slice(Math.floor(hostNs.length / 2)));
  const sorted = Float64Array.from(latencies, (latency) => latency ?? Infinity).toSorted();
  return {
    p50Ns: quantileOfSorted(sorted, 0.5),
    p90Ns: quantileOfSorted(sorted, 0.9),
    p99Ns: quantileOfSorted(sorted, 0.99),
    maxNs: sorted.at(-1) ?? Number.NaN,
    requests: latencies.length,
    unanswered: latencies.filter((latency) => latency === null).length,
    answeredPerSecond: medianOf(answering.map(answeredPerSecond)),
  };
}

export function performanceSummary(series: PerformanceSeries, confidence: number = CONFIDENCE): PerformanceSummary {
  const { pairs, starts } = series;
  const ratios = pairs.map(({ ns, baselineNs }) => baselineNs / ns);
  return {
    series,
    ratio: medianOf(ratios),
    interval: bootstrapMedian(ratios, confidence),
    ns: medianOf(pairs.map(({ ns }) => ns)),
    baselineNs: medianOf(pairs.map(({ baselineNs }) => baselineNs)),
    readyNs: medianOf(starts.flatMap(({ readyNs }) => readyNs ?? [])),
    warmUpNs: medianOf(starts.flatMap(warmUpOf)),
    latency: latencyOf(series),
  };
}
