/** The same runtime through each layer. */
import { chartFigure } from "../../charts/chart-figure.ts";
import { layersChart } from "../../charts/layers-chart.ts";
import type { RuntimeLayers } from "../../layer-figures.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { layerColumns, stepName } from "../../tables/layer-columns.ts";
import { dataTable } from "../data-table.ts";
import { html } from "../html.ts";
import type { Section } from "../section.ts";

export async function layersSection(runtimes: readonly RuntimeLayers[], messages: Messages): Promise<Section> {
  const { layering } = messages;
  return {
    id: "layers",
    heading: layering.heading,
    body: html`<p class="quiet">${layering.lead}</p>
      ${await chartFigure({
        title: layering.chart,
        note: layering.chartNote,
        draw: (pixels, width) =>
          layersChart(
            { runtimes, axisTitle: layering.axis, stepName: (step) => stepName(step, messages) },
            pixels,
            width,
          ),
      })}
      ${dataTable(
        {
          id: "layers-table",
          caption: layering.heading,
          columns: layerColumns(messages),
          rows: runtimes.flatMap(({ layers }) => layers),
        },
        messages,
      )}`,
  };
}
