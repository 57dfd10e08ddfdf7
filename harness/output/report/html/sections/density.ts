/** How many instances lived at once, what bound them, and how starts slowed down on the way. */
import { quantileOfSorted } from "../../../../stats/quantile.ts";
import { chartFigure } from "../../charts/chart-figure.ts";
import { densityChart, type DensityCurve } from "../../charts/density-chart.ts";
import type { DensityFigures } from "../../density-figures.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { densityColumns } from "../../tables/density-columns.ts";
import { dataTable } from "../data-table.ts";
import { html } from "../html.ts";
import type { Section } from "../section.ts";
import { recordedWords, terms, withSmallPrint } from "../words.ts";
import { boundName } from "../../../../records/density-bounds.ts";

function curveOf({ ramp: { target, technology, steps } }: DensityFigures): DensityCurve {
  return {
    label: target,
    technology,
    steps: steps.flatMap(({ value, startNs }) => {
      if (startNs.length === 0) return [];
      const sorted = Float64Array.from(startNs, (ns) => ns ?? Infinity).toSorted();
      return [{ instances: value, p50Ns: quantileOfSorted(sorted, 0.5), p99Ns: quantileOfSorted(sorted, 0.99) }];
    }),
  };
}

export async function densitySection(all: readonly DensityFigures[], messages: Messages): Promise<Section> {
  const { density, technologies, layers, language } = messages;
  const { columns } = density;
  const shownTogether = new Set([columns.layer, columns.why]);
  return {
    id: "density",
    heading: density.heading,
    body: html`<p class="quiet">${density.lead}</p>
      ${await chartFigure({
        title: density.chart,
        note: density.chartNote,
        draw: (pixels, width) =>
          densityChart({ curves: all.map(curveOf), instancesTitle: density.instancesAxis }, pixels, width),
      })}
      ${dataTable(
        {
          id: "density-table",
          caption: density.heading,
          columns: densityColumns(messages).filter(({ heading }) => !shownTogether.has(heading)),
          folded: [columns.rate, columns.cleanup, columns.leftBehind, columns.notes],
          rows: all,
          looks: {
            [columns.technology]: ({ ramp }) => terms(technologies[ramp.technology], layers[ramp.layer]),
            [columns.boundBy]: ({ ramp: { end } }) =>
              end === undefined
                ? density.unfinished
                : withSmallPrint(boundName(end.boundBy)[language], recordedWords(end.why, messages)),
          },
        },
        messages,
      )}`,
  };
}
