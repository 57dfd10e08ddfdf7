/** Work per second as a ratio of the plain process, with its interval: a group of rows for each kind of work. */
import type { Technology } from "../../../../drivers/types.ts";
import { formatObserved } from "../../format-observed.ts";
import { printable } from "../../printable.ts";
import type { Interval } from "../../../stats/quantile-interval.ts";
import type { ChartWidth } from "./chart-figure.ts";
import type { ChartSpec } from "./render-chart.ts";
import { labelRoom } from "./label-room.ts";

export interface RatioGroup {
  /** Kind of work. */
  readonly work: string;
  readonly ratios: readonly {
    readonly label: string;
    readonly technology: Technology;
    /** 1 is as fast as the plain process. */
    readonly ratio: number;
    readonly interval: Interval | undefined;
  }[];
}

interface RatioChart {
  readonly groups: readonly RatioGroup[];
  readonly axisTitle: string;
}

const layouts = { wide: { right: 70, row: 26 }, narrow: { right: 2, row: 40 } } as const;
const AXIS = 44;

/** 1, 2 and 5 of each decade. */
function ticksBetween(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .flatMap((decade) => [1, 2, 5].map((digit) => Number(`${digit}e${decade}`)))
    .filter((tick) => tick >= low && tick <= high);
}

export function ratioChart({ groups, axisTitle }: RatioChart, pixels: number, width: ChartWidth): ChartSpec {
  const layout = layouts[width];
  const isWide = width === "wide";
  const names = groups.flatMap(({ work, ratios }) => [work, ...ratios.map(({ label }) => label)]).map(printable);
  const left = isWide ? labelRoom(names) : 2;
  const plot = pixels - left - layout.right;
  const headings: { text: string; y: number }[] = [];
  const rows: { x: number; low: number; high: number; y: number; label: string; value: string; color: string }[] = [];
  let next = 0;
  for (const { work, ratios } of groups) {
    headings.push({ text: printable(work), y: next + 0.6 });
    next++;
    for (const { label, technology, ratio, interval } of ratios) {
      rows.push({
        x: ratio,
        low: interval?.low ?? ratio,
        high: interval?.high ?? ratio,
        y: next + 0.5,
        label: printable(label),
        value: formatObserved(ratio, "ratio"),
        color: `var(--${technology})`,
      });
      next++;
    }
  }
  const shown = rows.filter(({ x }) => x > 0 && Number.isFinite(x));
  const ends = shown.flatMap(({ low, high, x: middle }) => [
    low > 0 ? low : middle,
    Number.isFinite(high) ? high : middle,
  ]);
  const least = Math.min(0.5, ...ends) * 0.9;
  const most = Math.max(1.2, ...ends) * 1.1;
  const x = {
    field: "x",
    type: "quantitative" as const,
    scale: { type: "log" as const, domain: [least, most], nice: false },
    axis: {
      title: axisTitle,
      values: ticksBetween(least, most),
      labelExpr: "datum.value + '×'",
      labelFlush: true,
      labelOverlap: true,
    },
  };
  const y = {
    field: "y",
    type: "quantitative" as const,
    scale: { domain: [next, 0], nice: false, zero: false },
    axis: null,
  };
  const color = { field: "color", type: "nominal" as const, scale: null, legend: null };
  return {
    width: plot,
    height: next * layout.row,
    padding: { left, right: layout.right, top: 4, bottom: AXIS },
    autosize: "none",
    layer: [
      {
        data: { values: [{ x: 1 }] },
        mark: { type: "rule", color: "var(--quiet)", strokeDash: [4, 3] },
        encoding: { x },
      },
      {
        data: { values: shown },
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y, stroke: color },
      },
      {
        data: { values: shown },
        mark: { type: "point", filled: true, size: 60, opacity: 1, stroke: "var(--page)" },
        encoding: { x, y, fill: color },
      },
      {
        data: { values: headings },
        mark: { type: "text", align: isWide ? "right" : "left", fontSize: 13, fontWeight: 700 },
        encoding: { x: { value: isWide ? -10 : 0 }, y, text: { field: "text" } },
      },
      {
        data: { values: rows },
        mark: { type: "text", align: isWide ? "right" : "left", fontSize: 12, dy: isWide ? 0 : -12 },
        encoding: { x: { value: isWide ? -10 : 0 }, y, text: { field: "label" } },
      },
      {
        data: { values: rows },
        mark: { type: "text", align: isWide ? "left" : "right", fontSize: 12, dy: isWide ? 0 : -12 },
        encoding: { x: { value: isWide ? plot + 8 : plot }, y, text: { field: "value" } },
      },
    ],
  };
}
