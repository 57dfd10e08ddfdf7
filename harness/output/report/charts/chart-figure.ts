import { type Content, html, type Html } from "../html/html.ts";
import { type ChartSpec, renderChart } from "./render-chart.ts";

/** Drawn for a desktop and for a phone: letters do not scale down with a drawing. Widths in CSS pixels. */
const widths = { wide: 900, narrow: 360 } as const;
export type ChartWidth = keyof typeof widths;

export interface Chart {
  readonly title: string;
  readonly note?: Content;
  readonly draw: (pixels: number, width: ChartWidth) => ChartSpec;
}

export async function chartFigure({ title, note, draw }: Chart): Promise<Html> {
  const [wide, narrow] = await Promise.all(
    (["wide", "narrow"] as const).map((width) => renderChart(draw(widths[width], width))),
  );
  return html`<figure>
    <figcaption><strong>${title}</strong>${note !== undefined && html`<span class="quiet">${note}</span>`}</figcaption>
    <div class="chart">
      <div class="wide">${wide}</div>
      <div class="narrow">${narrow}</div>
    </div>
  </figure>`;
}
