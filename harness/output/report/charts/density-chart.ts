/** How long a start takes while more and more instances live: one plot for each target, up to what bound it. */
import type { Technology } from "../../../../drivers/types.ts";
import { printable } from "../../printable.ts";
import type { ChartWidth } from "./chart-figure.ts";
import { logAxisOf } from "./log-axis.ts";
import type { ChartSpec } from "./render-chart.ts";
import { smallMultiples } from "./small-multiples.ts";

export interface DensityCurve {
  readonly label: string;
  readonly technology: Technology;
  /** In the order of the ramp. Infinity where no start of the step became ready. */
  readonly steps: readonly { readonly instances: number; readonly p50Ns: number; readonly p99Ns: number }[];
}

interface DensityChart {
  readonly curves: readonly DensityCurve[];
  readonly instancesTitle: string;
}

export function densityChart({ curves, instancesTitle }: DensityChart, pixels: number, width: ChartWidth): ChartSpec {
  const axis = logAxisOf(curves.flatMap(({ steps }) => steps.flatMap(({ p50Ns, p99Ns }) => [p50Ns, p99Ns])));
  return smallMultiples(pixels, width, (size) =>
    curves.map(({ label, technology, steps }) => {
      const points = (quantile: "p50Ns" | "p99Ns") =>
        steps.flatMap((step) =>
          Number.isFinite(step[quantile]) ? [{ instances: step.instances, ns: Math.max(1, step[quantile]) }] : [],
        );
      const color = `var(--${technology})`;
      const x = {
        field: "instances",
        type: "quantitative" as const,
        scale: { domain: [0, Math.max(1, ...steps.map(({ instances }) => instances))], nice: false },
        axis: { title: instancesTitle, tickCount: 4, format: ",d" },
      };
      const y = {
        field: "ns",
        type: "quantitative" as const,
        scale: { type: "log" as const, domain: [axis.low, axis.high], nice: false },
        axis: { title: null, values: [...axis.ticks], labelExpr: axis.labelExpr },
      };
      const line = (quantile: "p50Ns" | "p99Ns", strokeDash: number[]) => ({
        data: { values: points(quantile) },
        mark: {
          type: "line" as const,
          stroke: color,
          strokeDash,
          point: { fill: color, size: 12 },
        },
        encoding: { x, y },
      });
      return {
        ...size,
        title: { text: printable(label), anchor: "start" as const, color: "var(--text)", fontSize: 12 },
        layer: [line("p50Ns", [1, 0]), line("p99Ns", [4, 3])],
      };
    }),
  );
}
