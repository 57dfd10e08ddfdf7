/** Performance as every format of the report tells it. */
import { workKinds } from "../../../workloads/types.ts";
import type { PerformanceSeries } from "../../records/performance-series.ts";
import { performanceSummary, type PerformanceSummary } from "../../records/performance-summary.ts";
import { inOrder } from "./technology-order.ts";

/** By kind of work, and in each by technology. A plain process is not held against itself. */
export function performanceFigures(all: readonly PerformanceSeries[]): PerformanceSummary[] {
  const others = all.filter(({ technology, workload, baseline }) => technology !== "process" || workload !== baseline);
  return workKinds.flatMap((kind) =>
    inOrder(others.filter((one) => one.kind === kind)).map((series) => performanceSummary(series)),
  );
}
