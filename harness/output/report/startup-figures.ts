/** Startup as every format of the report tells it. */
import type { StartupSeries } from "../../records/startup-series.ts";
import { type StartupSummary, startupSummary } from "../startup-summary.ts";
import { inOrder } from "./technology-order.ts";

export interface StartupFigures {
  readonly series: StartupSeries;
  readonly summary: StartupSummary;
}

/** By technology and then by median. */
export function startupFigures(all: readonly StartupSeries[]): StartupFigures[] {
  const byMedian = all
    .map((series) => ({ technology: series.technology, series, summary: startupSummary(series) }))
    // Two that never got ready are as slow as each other.
    .toSorted((a, b) => a.summary.p50Ns - b.summary.p50Ns || 0);
  return inOrder(byMedian);
}
