/** Startup as every format of the report tells it. */
import type { Technology } from "../../../drivers/types.ts";
import type { StartupSeries } from "../../records/startup-series.ts";
import { type StartupSummary, startupSummary } from "../startup-summary.ts";

export interface StartupFigures {
  readonly series: StartupSeries;
  readonly summary: StartupSummary;
}

/** From the least isolation to the most. */
export const technologyOrder: readonly Technology[] = ["process", "wasm", "container", "sandbox", "vm"];

/** By technology and then by median. */
export function startupFigures(all: readonly StartupSeries[]): StartupFigures[] {
  return all
    .map((series) => ({ series, summary: startupSummary(series) }))
    .toSorted(
      (a, b) =>
        technologyOrder.indexOf(a.series.technology) - technologyOrder.indexOf(b.series.technology) ||
        a.summary.p50Ns - b.summary.p50Ns ||
        0,
    );
}
