import { expect, test } from "vitest";
import { quantileOfSorted } from "../../../stats/quantile.ts";
import { renderChart } from "./render-chart.ts";
import { type ClaimedBand, startupChart, type StartupRow } from "./startup-chart.ts";

const quantiles = [0.5, 0.95, 0.99];

function row(label: string, readyNs: Float64Array, technology: StartupRow["technology"] = "wasm"): StartupRow {
  return { label, technology, readyNs, quantiles: quantiles.map((p) => ({ p, ns: quantileOfSorted(readyNs, p) })) };
}

function chart(rows: readonly StartupRow[], bands: readonly ClaimedBand[] = []) {
  return startupChart({ rows, bands, axisTitle: "time" }, 900, "wide");
}

/** Data of the layer with this kind of mark. */
function dataOf(spec: ReturnType<typeof chart>, mark: string): readonly Record<string, unknown>[] {
  const layers = "layer" in spec ? spec.layer : [];
  const layer = layers.find((one) => "mark" in one && typeof one.mark === "object" && one.mark.type === mark);
  return layer?.data !== undefined && layer.data !== null && "values" in layer.data && Array.isArray(layer.data.values)
    ? (layer.data.values as Record<string, unknown>[])
    : [];
}

test("a million starts are as many points as the axis has columns, and no mark is moved", () => {
  const million = Float64Array.from({ length: 1_000_000 }, (_, index) => 1e6 * 1.00001 ** index);
  const spec = chart([row("jco", million)]);
  expect(dataOf(spec, "line").length).toBeLessThan(2 * 900);
  expect(dataOf(spec, "point").map(({ x }) => x)).toEqual(quantiles.map((p) => quantileOfSorted(million, p)));
});

test("starts that failed keep a curve from its top, and their quantiles have no mark", () => {
  const half = Float64Array.of(1e6, 2e6, 3e6, Infinity, Infinity, Infinity);
  const spec = chart([row("jco", half)]);
  const heights = dataOf(spec, "line").map(({ y }) => Number(y));
  const whole = dataOf(chart([row("jco", Float64Array.of(1e6, 2e6))]), "line").map(({ y }) => Number(y));
  expect(Math.min(...heights)).toBeGreaterThan(Math.min(...whole));
  expect(dataOf(spec, "point")).toEqual([]);
});

test("nothing but failures is a row without a curve", async () => {
  const spec = chart([row("jco", Float64Array.of(Infinity, Infinity))]);
  expect(dataOf(spec, "line")).toEqual([]);
  expect((await renderChart(spec)).markup).toContain(">never<");
});

test("a claim's band covers the rows of its technology, and none is drawn for one that was not measured", () => {
  const bands: ClaimedBand[] = [
    { technology: "container", lowNs: 1e9, highNs: 3e9, printed: "1-3秒" },
    { technology: "vm", lowNs: 30e9, highNs: 60e9, printed: "30-60秒" },
  ];
  const starts = Float64Array.of(1e7, 2e7);
  const spec = chart([row("a", starts), row("b", starts, "container"), row("c", starts, "container")], bands);
  expect(dataOf(spec, "rect")).toEqual([expect.objectContaining({ x: 1e9, x2: 3e9, y: 1.06, y2: 2.98 })]);
});

test("colours are the page's own, and names are text", async () => {
  const { markup } = await renderChart(chart([row("<script>\u202E", Float64Array.of(1e6, 2e6))]));
  expect(markup).toContain('fill="var(--wasm)"');
  expect(markup).toContain("&lt;script&gt;\\u202e");
  expect(markup).not.toMatch(/<script|\u202E| href=/);
});
