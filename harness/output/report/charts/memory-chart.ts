/** What one more instance takes: a bar for each target, made up of its components, with the host's own view over it. */
import { formatObserved } from "../../format-observed.ts";
import { printable } from "../../printable.ts";
import type { Interval } from "../../../stats/quantile-interval.ts";
import type { ChartWidth } from "./chart-figure.ts";
import { bytesLabel } from "./bytes-label.ts";
import { labelRoom } from "./label-room.ts";
import type { ChartSpec } from "./render-chart.ts";

export interface MemoryBar {
  readonly label: string;
  /** Bytes of one more instance, by component. */
  readonly components: readonly { readonly name: string; readonly bytes: number }[];
  /** How much less memory the host has available for one more instance; undefined where there is no such figure. */
  readonly available: { readonly bytes: number; readonly interval: Interval | undefined } | undefined;
}

export interface MemoryChart {
  readonly bars: readonly MemoryBar[];
  /** The names of all components, in the order that gives them their colours. */
  readonly parts: readonly string[];
  readonly axisTitle: string;
}

const layouts = {
  wide: { right: 90, row: 34, bar: [0.2, 0.8] },
  narrow: { right: 2, row: 56, bar: [0.45, 0.9] },
} as const;
const AXIS = 44;

/** Colours of components, in the order in which they first appear; each is also named in the table. */
const PARTS = 8;

/** The names of all components, in the order in which they first appear. */
export function partsOf(bars: readonly MemoryBar[]): string[] {
  return [...new Set(bars.flatMap(({ components }) => components.map(({ name }) => name)))];
}

export function partColor(position: number): string {
  return `var(--part-${position % PARTS})`;
}

export function memoryChart({ bars, parts, axisTitle }: MemoryChart, pixels: number, width: ChartWidth): ChartSpec {
  const layout = layouts[width];
  const left = width === "wide" ? labelRoom(bars.map(({ label }) => printable(label))) : 2;
  const plot = pixels - left - layout.right;
  const [top, bottom] = layout.bar;
  const segments = bars.flatMap(({ components }, row) => {
    let total = 0;
    return components.map(({ name, bytes }) => {
      const segment = { x: total, x2: total + Math.max(0, bytes), y: row + top, y2: row + bottom };
      total = segment.x2;
      return { ...segment, color: partColor(parts.indexOf(name)) };
    });
  });
  const host = bars.flatMap(({ available }, row) =>
    available === undefined
      ? []
      : [
          {
            x: Math.max(0, available.bytes),
            // Noise can put an end below nothing.
            low: Math.max(0, available.interval?.low ?? available.bytes),
            high: available.interval?.high ?? available.bytes,
            y: row + (top + bottom) / 2,
            y1: row + top - 0.08,
            y2: row + bottom + 0.08,
          },
        ],
  );
  const labels = bars.map(({ label, components, available }, row) => {
    const bytes = available?.bytes ?? components.reduce((sum, one) => sum + one.bytes, 0);
    return {
      label: printable(label),
      value: formatObserved(bytes, "bytes"),
      y: width === "wide" ? row + 0.5 : row + 0.24,
    };
  });
  const largest = Math.max(1, ...segments.map(({ x2 }) => x2), ...host.map(({ high }) => high));
  const x = {
    field: "x",
    type: "quantitative" as const,
    scale: { domain: [0, largest], nice: true },
    axis: { title: axisTitle, format: "~s", labelExpr: bytesLabel, tickCount: 5, labelFlush: true },
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    scale: { domain: [bars.length, 0], nice: false, zero: false },
    axis: null,
  };
  const isWide = width === "wide";
  return {
    width: plot,
    height: bars.length * layout.row,
    padding: { left, right: layout.right, top: 4, bottom: AXIS },
    autosize: "none",
    layer: [
      {
        data: { values: segments },
        mark: { type: "rect", stroke: "var(--page)", strokeWidth: 1 },
        encoding: {
          x,
          x2: { field: "x2" },
          y,
          y2: { field: "y2" },
          fill: { field: "color", type: "nominal", scale: null, legend: null },
        },
      },
      {
        data: { values: host },
        mark: { type: "rule", color: "var(--text)", strokeWidth: 1.5 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
      },
      {
        data: { values: host },
        mark: { type: "rule", color: "var(--text)", strokeWidth: 2.5 },
        encoding: { x, y: { ...y, field: "y1" }, y2: { field: "y2" } },
      },
      {
        data: { values: labels },
        mark: { type: "text", align: isWide ? "right" : "left", fontSize: 13, fontWeight: 600 },
        encoding: { x: { value: isWide ? -10 : 0 }, y, text: { field: "label" } },
      },
      {
        data: { values: labels },
        mark: { type: "text", align: isWide ? "left" : "right", fontSize: 13 },
        encoding: { x: { value: isWide ? plot + 8 : plot }, y, text: { field: "value" } },
      },
    ],
  };
}
