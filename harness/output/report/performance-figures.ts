/** Performance as every format of the report tells it. */
import { type WorkKind, workKinds } from "../../../workloads/types.ts";
import type { PerformanceSeries } from "../../records/performance-series.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import { type Interval, quantileInterval } from "../../stats/quantile-interval.ts";
import { inOrder } from "./technology-order.ts";

/** One workload in one target, against the plain process in the same blocks. */
export interface PerformanceFigures {
  readonly series: PerformanceSeries;
  /** Median over the blocks of work per second over the plain process's: 1 is as fast. NaN where no block has both. */
  readonly ratio: number;
  /** At 95 %; undefined for fewer than six blocks. */
  readonly interval: Interval | undefined;
}

const CONFIDENCE = 0.95;

function figuresOf(series: PerformanceSeries): PerformanceFigures {
  const ratios = Float64Array.from(series.pairs, ({ ns, baselineNs }) => baselineNs / ns).toSorted();
  return {
    series,
    ratio: quantileOfSorted(ratios, 0.5),
    interval: quantileInterval(ratios, 0.5, CONFIDENCE),
  };
}

/** By kind of work, and in each by technology. A plain process is not held against itself. */
export function performanceFigures(all: readonly PerformanceSeries[]): PerformanceFigures[] {
  const others = all.filter(({ technology, workload, baseline }) => technology !== "process" || workload !== baseline);
  return workKinds.flatMap((kind: WorkKind) => inOrder(others.filter((one) => one.kind === kind)).map(figuresOf));
}
