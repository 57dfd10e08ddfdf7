/** Performance as every format of the report tells it. */
import { workKinds } from "../../../workloads/types.ts";
import type { PerformanceSeries } from "../../records/performance-series.ts";
import { performanceSummary, type PerformanceSummary } from "../../records/performance-summary.ts";
import { inOrder } from "./technology-order.ts";

/**
 * By kind of work, in each by workload with its further builds, in each of those by technology. A plain process is held
 * against itself for its latencies only.
 */
export function performanceFigures(all: readonly PerformanceSeries[]): PerformanceSummary[] {
  const shown = all.filter(({ technology, kind }) => technology !== "process" || kind === "requests");
  return workKinds.flatMap((kind) => {
    const byWork = Map.groupBy(
      shown.filter((one) => one.kind === kind),
      ({ baseline }) => baseline,
    );
    return [...byWork.values()].flatMap((those) => inOrder(those).map((series) => performanceSummary(series)));
  });
}
