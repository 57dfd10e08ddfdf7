/** What idle machines touch of the memory that they were given: one plot for each target, by how much that was. */
import { printable } from "../../printable.ts";
import { formatGibibytes } from "../../format-gibibytes.ts";
import type { ChartWidth } from "./chart-figure.ts";
import type { ChartSpec } from "./render-chart.ts";
import { smallMultiples } from "./small-multiples.ts";

export interface GuestCurve {
  readonly label: string;
  readonly points: readonly { readonly declaredBytes: number; readonly touchedBytes: number }[];
}

interface GuestMemoryChart {
  readonly curves: readonly GuestCurve[];
  readonly declaredTitle: string;
}

export function guestMemoryChart(
  { curves, declaredTitle }: GuestMemoryChart,
  pixels: number,
  width: ChartWidth,
): ChartSpec {
  return smallMultiples(pixels, width, (size) =>
    curves.map(({ label, points }) => {
      const all = points.flatMap(({ declaredBytes, touchedBytes }) => [declaredBytes, Math.max(1, touchedBytes)]);
      const [low, high] = [2 ** Math.floor(Math.log2(Math.min(...all))), 2 ** Math.ceil(Math.log2(Math.max(...all)))];
      const ticks = [low, Math.sqrt(low * high), high].map((bytes) => 2 ** Math.round(Math.log2(bytes)));
      const labels = Object.fromEntries(ticks.map((bytes) => [String(bytes), formatGibibytes(bytes)]));
      const axis = { values: ticks, labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]` };
      const scale = { type: "log" as const, base: 2, domain: [low, high], nice: false };
      const x = {
        type: "quantitative" as const,
        field: "declaredBytes",
        scale,
        axis: { ...axis, title: declaredTitle },
      };
      const y = { type: "quantitative" as const, field: "touchedBytes", scale, axis: { ...axis, title: null } };
      const everything = [low, high].map((bytes) => ({ declaredBytes: bytes, touchedBytes: bytes }));
      return {
        ...size,
        title: { text: printable(label), anchor: "start" as const, color: "var(--text)", fontSize: 12 },
        layer: [
          {
            data: { values: everything },
            mark: { type: "line" as const, stroke: "var(--quiet)", strokeDash: [4, 3] },
            encoding: { x, y },
          },
          {
            data: { values: [...points] },
            mark: { type: "line" as const, stroke: "var(--vm)", point: { fill: "var(--vm)", size: 30 } },
            encoding: { x, y },
          },
        ],
      };
    }),
  );
}
