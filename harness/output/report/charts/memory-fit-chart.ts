/** Total memory by number of instances, with the line fitted to it. */
import type { Technology } from "../../../../drivers/types.ts";
import { printable } from "../../printable.ts";
import type { ChartWidth } from "./chart-figure.ts";
import { bytesLabel } from "./bytes-label.ts";
import type { ChartSpec } from "./render-chart.ts";
import { smallMultiples } from "./small-multiples.ts";

export interface FittedTotal {
  readonly label: string;
  readonly technology: Technology;
  readonly points: readonly { readonly instances: number; readonly bytes: number }[];
  /** total(n) = fixed + marginal · n. */
  readonly fixedBytes: number;
  readonly marginalBytes: number;
}

interface FitChart {
  readonly totals: readonly FittedTotal[];
  readonly instancesTitle: string;
}

export function memoryFitChart({ totals, instancesTitle }: FitChart, pixels: number, width: ChartWidth): ChartSpec {
  return smallMultiples(pixels, width, (size) =>
    totals.map(({ label, technology, points, fixedBytes, marginalBytes }) => {
      const most = Math.max(1, ...points.map(({ instances }) => instances));
      const line = [0, most].map((instances) => ({ instances, bytes: fixedBytes + marginalBytes * instances }));
      const x = {
        field: "instances",
        type: "quantitative" as const,
        scale: { domain: [0, most], nice: false },
        axis: { title: instancesTitle, tickCount: 4, format: ",d" },
      };
      const y = {
        field: "bytes",
        type: "quantitative" as const,
        axis: { title: null, format: "~s", labelExpr: bytesLabel, tickCount: 4 },
      };
      return {
        ...size,
        title: { text: printable(label), anchor: "start" as const, color: "var(--text)", fontSize: 12 },
        layer: [
          {
            data: { values: line },
            mark: { type: "line" as const, stroke: "var(--quiet)", strokeDash: [4, 3] },
            encoding: { x, y },
          },
          {
            data: { values: [...points] },
            mark: { type: "point" as const, filled: true, fill: `var(--${technology})`, size: 30, opacity: 0.8 },
            encoding: { x, y },
          },
        ],
      };
    }),
  );
}
