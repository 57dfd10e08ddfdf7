/** Many small plots of one kind, one for each target, each with axes of its own. */
import type { ChartWidth } from "./chart-figure.ts";
import type { ChartSpec } from "./render-chart.ts";

type Plots = Extract<ChartSpec, { concat: unknown }>["concat"];

const columns: Readonly<Record<ChartWidth, number>> = { wide: 3, narrow: 1 };
/** Beside each plot, for its axis. */
const AXIS = 64;
const HEIGHT = 150;

export interface PlotSize {
  readonly width: number;
  readonly height: number;
}

export function smallMultiples(pixels: number, width: ChartWidth, plots: (size: PlotSize) => Plots): ChartSpec {
  const size = { width: Math.floor(pixels / columns[width]) - AXIS, height: HEIGHT };
  return {
    columns: columns[width],
    spacing: 24,
    concat: plots(size),
    resolve: { scale: { x: "independent", y: "independent", color: "independent" } },
  };
}
