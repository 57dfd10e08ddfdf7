/** What work costs inside, by kind of work. */
import { chartFigure } from "../../charts/chart-figure.ts";
import { ratioChart } from "../../charts/ratio-chart.ts";
import type { Messages } from "../../messages/english.ts";
import type { PerformanceFigures } from "../../performance-figures.ts";
import { performanceColumns } from "../../tables/performance-columns.ts";
import { dataTable } from "../data-table.ts";
import { html } from "../html.ts";
import type { Section } from "../section.ts";

export async function performanceSection(all: readonly PerformanceFigures[], messages: Messages): Promise<Section> {
  const { performance } = messages;
  const groups = Array.from(
    Map.groupBy(all, ({ work }) => work),
    ([work, those]) => ({ work, ratios: those.map((one) => ({ ...one, label: one.target })) }),
  );
  return {
    id: "performance",
    heading: performance.heading,
    body: html`<p class="quiet">${performance.lead}</p>
      ${await chartFigure({
        title: performance.chart,
        draw: (pixels, width) => ratioChart({ groups, axisTitle: performance.axis }, pixels, width),
      })}
      ${dataTable(
        { id: "performance-table", caption: performance.heading, columns: performanceColumns(messages), rows: all },
        messages,
      )}`,
  };
}
