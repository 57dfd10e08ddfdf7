/** Startup by target: one row each, its distribution on a common logarithmic axis, over what the document claims. */
import type { Technology } from "../../../../drivers/types.ts";
import { quantileOfSorted } from "../../../stats/quantile.ts";
import { thinnedEcdf } from "../../../stats/thinned-ecdf.ts";
import { clip } from "../../columns.ts";
import { formatNs } from "../../format-ns.ts";
import { printable } from "../../printable.ts";
import type { ChartWidth } from "./chart-figure.ts";
import { logAxisOf } from "./log-axis.ts";
import type { ChartSpec } from "./render-chart.ts";

export interface StartupRow {
  readonly label: string;
  readonly technology: Technology;
  /** Ascending; +Infinity for a start that failed. */
  readonly readyNs: Float64Array;
  /** Of the quantiles that the samples are enough for. */
  readonly quantiles: readonly { readonly p: number; readonly ns: number }[];
}

/** What the document claims of a technology; ends may be infinite. */
export interface ClaimedBand {
  readonly technology: Technology;
  readonly lowNs: number;
  readonly highNs: number;
  readonly printed: string;
}

export interface StartupChart {
  /** Those of one technology stand together. */
  readonly rows: readonly StartupRow[];
  readonly bands: readonly ClaimedBand[];
  readonly axisTitle: string;
}

/** In CSS pixels. */
const layouts = {
  wide: { left: 190, right: 80, row: 46, labelAbove: 0, bandLabel: 0 },
  narrow: { left: 2, right: 2, row: 62, labelAbove: 0.34, bandLabel: 0.32 },
} as const;
/** Room for the axis below the rows. */
const AXIS = 44;

/** Of a row's height, between its baseline and the next. */
const CURVE = 0.84;
const SHAPES: Readonly<Record<number, string>> = { 0.5: "circle", 0.95: "square", 0.99: "triangle-up" };
/** Half a pixel cannot be seen. */
const COLUMNS_PER_PIXEL = 2;
/** Characters. A longer name stands in the table. */
const LONGEST_LABEL = 24;
/** Of the axis: what ends there has no room for words at its right. */
const LAST_FIFTH = 0.8;

function colorOf(technology: Technology): string {
  return `var(--${technology})`;
}

/** Where a row's curve stands on. */
function base(row: number): number {
  return row + 0.94;
}

export function startupChart({ rows, bands, axisTitle }: StartupChart, pixels: number, width: ChartWidth): ChartSpec {
  const layout = layouts[width];
  const isWide = width === "wide";
  const plot = pixels - layout.left - layout.right;
  const shown = bands.filter((band) => rows.some(({ technology }) => technology === band.technology));
  const axis = logAxisOf([
    ...rows.flatMap(({ readyNs }) => [readyNs[0] ?? Number.NaN, readyNs.findLast(Number.isFinite) ?? Number.NaN]),
    ...shown.flatMap(({ lowNs, highNs }) => [lowNs, highNs]),
  ]);
  const scale = CURVE - layout.labelAbove;

  const curves = rows.flatMap(({ readyNs, technology }, index) => {
    const steps = thinnedEcdf(readyNs, COLUMNS_PER_PIXEL * (plot / axis.decades));
    const [first] = steps;
    return [...(first === undefined ? [] : [{ value: first.value, share: 0 }]), ...steps].map(({ value, share }) => ({
      row: index,
      color: colorOf(technology),
      x: Math.max(1, value),
      y: base(index) - scale * share,
      base: base(index),
    }));
  });
  const marks = rows.flatMap(({ quantiles, technology }, index) =>
    quantiles
      .filter(({ ns }) => Number.isFinite(ns))
      .map(({ p, ns }) => ({ color: colorOf(technology), shape: SHAPES[p], x: ns, y: base(index) - scale * p })),
  );
  const labels = rows.map(({ label }, index) => ({
    label: clip(printable(label), LONGEST_LABEL),
    y: isWide ? index + 0.62 : index + 0.22,
  }));
  // In a column where there is room for one; else at the end of the curve, or before it where it ends too far right.
  const medians = rows.map(({ readyNs }, index) => {
    const first = readyNs[0] ?? axis.low;
    const last = readyNs.findLast(Number.isFinite) ?? axis.low;
    const isBefore = !isWide && Math.log10(last / axis.low) / axis.decades > LAST_FIFTH;
    return {
      median: formatNs(quantileOfSorted(readyNs, 0.5)),
      x: isBefore ? first : last,
      y: isWide ? index + 0.62 : base(index) - scale / 2,
      isBefore,
    };
  });
  const bandRects = shown.map(({ technology, lowNs, highNs }) => {
    const own = rows.flatMap((row, index) => (row.technology === technology ? [index] : []));
    return {
      x: Math.max(axis.low, lowNs),
      x2: Math.min(axis.high, highNs),
      y: (own[0] ?? 0) + 0.06,
      y2: (own.at(-1) ?? 0) + 0.98,
    };
  });
  /** Beside its band, on the side where there is room; within it where it has no end there. */
  const bandLabels = bandRects.map(({ x, x2, y, y2 }, index) => {
    const isAtLeft = Math.log10(x2 / axis.low) / axis.decades > LAST_FIFTH;
    const isWithin = x === axis.low;
    return {
      x: isWithin || isAtLeft ? x : x2,
      // At the bottom a phone has the medians.
      y: isWide || isWithin ? y2 : y + layout.bandLabel,
      isAtLeft,
      printed: shown[index]?.printed ?? "",
    };
  });
  const borders = rows.flatMap(({ technology }, index) =>
    index > 0 && rows[index - 1]?.technology !== technology ? [{ y: index + 0.02 }] : [],
  );

  const x = {
    field: "x",
    type: "quantitative" as const,
    scale: { type: "log" as const, domain: [axis.low, axis.high], nice: false },
    axis: {
      values: [...axis.ticks],
      labelExpr: axis.labelExpr,
      title: axisTitle,
      labelFlush: true,
      labelOverlap: true,
    },
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    scale: { domain: [rows.length, 0], nice: false, zero: false },
    axis: null,
  };
  const literalColor = { field: "color", type: "nominal", scale: null, legend: null } as const;
  return {
    width: plot,
    height: rows.length * layout.row,
    padding: { left: layout.left, right: layout.right, top: 4, bottom: AXIS },
    autosize: "none",
    layer: [
      {
        data: { values: bandRects },
        mark: {
          type: "rect",
          fill: "var(--band)",
          fillOpacity: 0.07,
          stroke: "var(--band)",
          strokeDash: [4, 3],
          strokeOpacity: 0.8,
        },
        encoding: { x, x2: { field: "x2" }, y, y2: { field: "y2" } },
      },
      { data: { values: borders }, mark: { type: "rule" }, encoding: { y } },
      {
        data: { values: curves },
        mark: { type: "area", interpolate: "step-after", fillOpacity: 0.22 },
        encoding: { x, y, y2: { field: "base" }, detail: { field: "row" }, fill: literalColor },
      },
      {
        data: { values: curves },
        mark: { type: "line", interpolate: "step-after", strokeWidth: 1.5 },
        encoding: { x, y, detail: { field: "row" }, stroke: literalColor },
      },
      {
        data: { values: marks },
        mark: { type: "point", filled: true, size: 55, opacity: 1, stroke: "var(--page)", strokeWidth: 1 },
        encoding: { x, y, fill: literalColor, shape: { field: "shape", type: "nominal", scale: null, legend: null } },
      },
      {
        data: { values: labels },
        mark: { type: "text", align: isWide ? "right" : "left", fontSize: 13, fontWeight: 600 },
        encoding: { x: { value: isWide ? -10 : 0 }, y, text: { field: "label" } },
      },
      ...[true, false].map((isBefore) => ({
        data: { values: medians.filter((median) => median.isBefore === isBefore) },
        mark: {
          type: "text" as const,
          align: isBefore ? ("right" as const) : ("left" as const),
          dx: isWide ? 0 : isBefore ? -6 : 6,
          fontSize: 13,
        },
        encoding: { x: isWide ? { value: plot + 8 } : x, y, text: { field: "median" } },
      })),
      ...[true, false].map((isAtLeft) => ({
        data: { values: bandLabels.filter((label) => label.isAtLeft === isAtLeft) },
        mark: {
          type: "text" as const,
          align: isAtLeft ? ("right" as const) : ("left" as const),
          baseline: "bottom" as const,
          dx: isAtLeft ? -4 : 4,
          dy: -4,
          fontSize: 11,
          color: "var(--band)",
        },
        encoding: { x, y, text: { field: "printed" } },
      })),
    ],
  };
}
