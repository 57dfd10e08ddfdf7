/** Startup distributions by target, and every series of starts as a table. */
import { acceptedBy } from "../../../../document/accepted.ts";
import { isPlainStart } from "../../../../document/evidence.ts";
import { sections } from "../../../../document/printed/sections.ts";
import type { ClaimVerdict } from "../../../../document/verdict.ts";
import { formatNs } from "../../../format-ns.ts";
import { formatInterval } from "../../../format-observed.ts";
import { type Chart, chartFigure } from "../../charts/chart-figure.ts";
import { type ClaimedBand, startupChart, type StartupRow } from "../../charts/startup-chart.ts";
import type { Messages } from "../../messages/messages-of.ts";
import type { StartupFigures } from "../../startup-figures.ts";
import { startupColumns, conditionsText, startupLimits } from "../../tables/startup-columns.ts";
import { cellContent, dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { terms, withSmallPrint } from "../words.ts";

function rowOf({ series, summary }: StartupFigures): StartupRow {
  const { p50Ns, p95Ns, p99Ns } = summary;
  return {
    label: series.target,
    technology: series.technology,
    readyNs: series.readyNs,
    quantiles: [
      { p: 0.5, ns: p50Ns },
      ...(p95Ns === undefined ? [] : [{ p: 0.95, ns: p95Ns }]),
      ...(p99Ns === undefined ? [] : [{ p: 0.99, ns: p99Ns }]),
    ],
  };
}

/** The narrower of the document's two statements: the list in VII-2. */
function claimedBands(judged: readonly ClaimVerdict[]): ClaimedBand[] {
  return judged.flatMap(({ claim }) => {
    if (claim.section !== sections["1-VII-2"] || claim.metric !== "startup") return [];
    const { low, high } = acceptedBy(claim.bound);
    return [{ technology: claim.technology, lowNs: low, highNs: high, printed: claim.printed }];
  });
}

async function charts(
  figures: readonly StartupFigures[],
  judged: readonly ClaimVerdict[],
  messages: Messages,
): Promise<Html> {
  const { startup } = messages;
  const chart = (those: readonly StartupFigures[], title: string, bands: readonly ClaimedBand[]): Chart => ({
    title,
    draw: (pixels, width) => startupChart({ rows: those.map(rowOf), bands, axisTitle: startup.axis }, pixels, width),
  });
  const plain = figures.filter(({ series }) => isPlainStart(series));
  const others = Map.groupBy(
    figures.filter(({ series }) => !isPlainStart(series)),
    ({ series }) => conditionsText(series, messages),
  );
  const otherFigures = await Promise.all(
    Array.from(others, async ([title, those]) => await chartFigure(chart(those, title, []))),
  );
  return html`${
    plain.length > 0 &&
    (await chartFigure({
      ...chart(plain, startup.chart, claimedBands(judged)),
      note: startup.chartNote,
    }))
  }
  ${
    otherFigures.length > 0 &&
    html`<details>
      <summary>${startup.otherConditions}</summary>
      ${otherFigures}
    </details>`
  }`;
}

function medianWithInterval({ summary: { p50Ns, p50Interval } }: StartupFigures, { never }: Messages): Html {
  return p50Interval === undefined
    ? html`${formatNs(p50Ns, never)}`
    : withSmallPrint(formatNs(p50Ns, never), formatInterval(p50Interval, "ns", never));
}

export async function startupSection(
  figures: readonly StartupFigures[],
  judged: readonly ClaimVerdict[],
  messages: Messages,
): Promise<Section> {
  const { technologies, layers } = messages;
  const { columns, ...words } = messages.startup;
  return {
    id: "startup",
    heading: words.heading,
    body: html`<p class="quiet">${words.lead}</p>
      ${await charts(figures, judged, messages)}
      ${dataTable(
        {
          id: "startup-table",
          caption: words.tableHeading,
          columns: startupColumns(messages).filter(({ heading }) => heading !== columns.layer),
          rows: figures,
          looks: {
            [columns.technology]: ({ series }) => terms(technologies[series.technology], layers[series.layer]),
            [columns.p50]: (one) => medianWithInterval(one, messages),
            [columns.notes]: (one) => cellContent(startupLimits(one, messages)),
          },
        },
        messages,
      )}`,
  };
}
