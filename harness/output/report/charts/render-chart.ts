/**
 * Draws a chart as SVG while the report is made. Vega-Lite needs no browser for that, and hands colours on as they
 * are: the page's custom properties, so that one drawing serves light, dark and paper.
 */
import { parse, View, Warn } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { Html } from "../html/html.ts";
import { slimSvg } from "./slim-svg.ts";

type Config = NonNullable<TopLevelSpec["config"]>;

const config: Config = {
  font: "inherit",
  background: "transparent",
  view: { stroke: null },
  axis: {
    labelColor: "var(--text)",
    labelFontSize: 12,
    titleColor: "var(--quiet)",
    titleFontSize: 12,
    titleFontWeight: "normal",
    gridColor: "var(--grid)",
    domainColor: "var(--line)",
    tickColor: "var(--line)",
  },
  text: { color: "var(--text)", fontSize: 12 },
  rule: { color: "var(--line)" },
};

type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** What a spec has beside the chart itself is set here, the same for all. */
export type ChartSpec = Without<TopLevelSpec, "config" | "$schema" | "background">;

/** Hidden from screen readers: each chart has its title and a table with the same figures. */
export async function renderChart(spec: ChartSpec): Promise<Html> {
  const { spec: vegaSpec } = compile({ ...spec, config });
  const view = new View(parse(vegaSpec), { renderer: "none", logLevel: Warn });
  try {
    const svg = slimSvg(await view.toSVG());
    return new Html(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" '));
  } finally {
    view.finalize();
  }
}
