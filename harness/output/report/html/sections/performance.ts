/** What work costs inside, by kind of work. */
import type { PerformanceSummary } from "../../../../records/performance-summary.ts";
import { formatInterval, formatObserved } from "../../../format-observed.ts";
import { chartFigure } from "../../charts/chart-figure.ts";
import { type RatioGroup, ratioChart } from "../../charts/ratio-chart.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { performanceColumns } from "../../tables/performance-columns.ts";
import { dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { terms, withSmallPrint } from "../words.ts";

/** A group for each workload; of one there can be several builds, and what they are called tells them apart. */
function groupsOf(all: readonly PerformanceSummary[], { performance }: Messages): RatioGroup[] {
  const measured = all.filter(({ ratio, series }) => !Number.isNaN(ratio) && series.technology !== "process");
  return Array.from(
    Map.groupBy(measured, ({ series }) => series.baseline),
    ([name, those]) => ({
      work: `${performance.works[those[0]?.series.kind ?? "integer"]}: ${name}`,
      ratios: those.map(({ series: { target, technology, workload, baseline }, ratio, interval }) => ({
        label: workload === baseline ? target : `${target}, ${workload}`,
        technology,
        ratio,
        interval,
      })),
    }),
  );
}

function ratioWithInterval({ ratio, interval }: PerformanceSummary): Html {
  if (Number.isNaN(ratio)) return html`–`;
  const shown = formatObserved(ratio, "ratio");
  return interval === undefined ? html`${shown}` : withSmallPrint(shown, formatInterval(interval, "ratio"));
}

export async function performanceSection(all: readonly PerformanceSummary[], messages: Messages): Promise<Section> {
  const { performance, technologies, layers } = messages;
  const { columns, works } = performance;
  const groups = groupsOf(all, messages);
  const shownTogether = new Set([columns.layer, columns.workload]);
  return {
    id: "performance",
    heading: performance.heading,
    body: html`<p class="quiet">${performance.lead}</p>
      ${
        groups.length > 0 &&
        (await chartFigure({
          title: performance.chart,
          note: performance.chartNote,
          draw: (pixels, width) => ratioChart({ groups, axisTitle: performance.axis }, pixels, width),
        }))
      }
      ${dataTable(
        {
          id: "performance-table",
          caption: performance.heading,
          folded: [columns.repetition, columns.warmUp, columns.latency],
          columns: performanceColumns(messages).filter(({ heading }) => !shownTogether.has(heading)),
          rows: all,
          looks: {
            [columns.technology]: ({ series }) => terms(technologies[series.technology], layers[series.layer]),
            [columns.work]: ({ series }) => withSmallPrint(works[series.kind], html`<code>${series.workload}</code>`),
            [columns.ratio]: ratioWithInterval,
          },
        },
        messages,
      )}`,
  };
}
