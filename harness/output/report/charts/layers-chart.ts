/** Starts of one runtime through each layer, as bars of their steps. */
import { formatNs } from "../../format-ns.ts";
import { printable } from "../../printable.ts";
import type { RuntimeLayers } from "../layer-figures.ts";
import type { ChartWidth } from "./chart-figure.ts";
import type { ChartSpec } from "./render-chart.ts";

interface LayersChart {
  readonly runtimes: readonly RuntimeLayers[];
  readonly axisTitle: string;
  /** Of a step, in the reader's language. */
  readonly stepName: (step: string) => string;
}

const layouts = { wide: { left: 220, right: 80, row: 30 }, narrow: { left: 2, right: 2, row: 48 } } as const;
const AXIS = 44;
/** A step's name is written into its bar where it takes this share of the plot. */
const NAMED_SHARE = 0.12;

export function layersChart(
  { runtimes, axisTitle, stepName }: LayersChart,
  pixels: number,
  width: ChartWidth,
): ChartSpec {
  const layout = layouts[width];
  const isWide = width === "wide";
  const plot = pixels - layout.left - layout.right;
  const rows = runtimes.flatMap(({ layers }) => layers);
  const most = Math.max(...rows.map(({ totalNs }) => totalNs));
  const bars = rows.flatMap(({ steps, technology }, row) => {
    let from = 0;
    return steps.map(({ step, ns }, index) => {
      const bar = {
        x: from / 1e6,
        x2: (from + ns) / 1e6,
        y: row,
        middle: (from + ns / 2) / 1e6,
        name: ns / most >= NAMED_SHARE ? printable(stepName(step)) : "",
        color: `var(--${technology})`,
        opacity: index % 2 === 0 ? 0.85 : 0.5,
      };
      from += ns;
      return bar;
    });
  });
  const labels = rows.map(({ target, totalNs }, row) => ({
    y: row,
    label: printable(target),
    value: formatNs(totalNs),
    x: totalNs / 1e6,
  }));
  const x = {
    field: "x",
    type: "quantitative" as const,
    scale: { domain: [0, (most / 1e6) * 1.02], nice: false },
    axis: { title: axisTitle, labelExpr: "datum.value + ' ms'", labelFlush: true, labelOverlap: true },
  };
  const scale = { domain: [rows.length - 0.4, -0.6], nice: false, zero: false };
  const y = { field: "y", type: "quantitative" as const, scale, axis: null };
  const barHeight = isWide ? layout.row * 0.6 : layout.row * 0.4;
  const dy = isWide ? 0 : -layout.row * 0.38;
  return {
    width: plot,
    height: rows.length * layout.row,
    padding: { left: layout.left, right: layout.right, top: 8, bottom: AXIS },
    autosize: "none",
    layer: [
      {
        data: { values: bars },
        mark: { type: "bar", height: barHeight, stroke: "var(--page)", strokeWidth: 1 },
        encoding: {
          x,
          x2: { field: "x2" },
          y,
          fill: { field: "color", type: "nominal", scale: null, legend: null },
          fillOpacity: { field: "opacity", type: "quantitative", scale: null, legend: null },
        },
      },
      {
        data: { values: bars.filter(({ name }) => name !== "") },
        mark: { type: "text", fontSize: 11 },
        encoding: { x: { ...x, field: "middle" }, y, text: { field: "name" } },
      },
      {
        data: { values: labels },
        mark: { type: "text", align: isWide ? "right" : "left", fontSize: 12, dy },
        encoding: { x: { value: isWide ? -10 : 0 }, y, text: { field: "label" } },
      },
      {
        data: { values: labels },
        mark: { type: "text", align: isWide ? "left" : "right", fontSize: 12, dy },
        encoding: { x: { value: isWide ? plot + 8 : plot }, y, text: { field: "value" } },
      },
    ],
  };
}
