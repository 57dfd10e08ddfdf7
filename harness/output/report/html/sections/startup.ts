/** Startup distributions by target, and every series of starts as a table. */
import { acceptedBy } from "../../../../document/accepted.ts";
import { isPlainStart } from "../../../../document/evidence.ts";
import { sections } from "../../../../document/printed/sections.ts";
import type { ClaimVerdict } from "../../../../document/verdict.ts";
import { formatNs } from "../../../format-ns.ts";
import { formatInterval, formatShare } from "../../../format-observed.ts";
import { notableFlags } from "../../../startup-table.ts";
import { type Chart, chartFigure } from "../../charts/chart-figure.ts";
import { type ClaimedBand, startupChart, type StartupRow } from "../../charts/startup-chart.ts";
import type { Messages } from "../../messages/english.ts";
import type { StartupFigures } from "../../startup-figures.ts";
import { dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";

function conditions({ series }: StartupFigures, { startup, listSeparator }: Messages): string {
  const { workload, cache, concurrency } = series;
  return [
    startup[cache],
    concurrency === 1 ? startup.oneAtATime : startup.atOnce(concurrency),
    ...(workload === "noop" ? [] : [startup.workload(workload)]),
  ].join(listSeparator);
}

function notes({ series, summary }: StartupFigures, { startup, listSeparator }: Messages): string {
  return [
    ...(series.accelerated ? [] : [startup.emulated]),
    ...(series.clock === "node" ? [startup.nodeClock] : []),
    ...(series.runtimeReplaced ? [startup.runtimeReplaced] : []),
    ...notableFlags(summary).map(([flag, share]) => `${flag} ${formatShare(share)}`),
    ...Object.entries(series.versions).map(([tool, version]) => `${tool} ${version}`),
  ].join(listSeparator);
}

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
    draw: (pixels, width) =>
      startupChart({ rows: those.map(rowOf), bands, axisTitle: startup.axis }, pixels, width),
  });
  const plain = figures.filter(({ series }) => isPlainStart(series));
  const others = Map.groupBy(
    figures.filter(({ series }) => !isPlainStart(series)),
    (one) => conditions(one, messages),
  );
  const otherFigures = await Promise.all(
    Array.from(others, async ([title, those]) => await chartFigure(chart(those, title, []))),
  );
  return html`${plain.length > 0 &&
    (await chartFigure({
      ...chart(plain, startup.chart, claimedBands(judged)),
      note: startup.chartNote,
    }))}
    ${otherFigures.length > 0 &&
    html`<details>
      <summary>${startup.otherConditions}</summary>
      ${otherFigures}
    </details>`}`;
}

function optional(ns: number | undefined): string {
  return ns === undefined ? "–" : formatNs(ns);
}

function table(figures: readonly StartupFigures[], messages: Messages): Html {
  const { startup, technologies, layers } = messages;
  const { columns } = startup;
  return dataTable<StartupFigures>(
    {
      id: "startup-table",
      caption: startup.tableHeading,
      rows: figures,
      columns: [
        { heading: columns.target, cell: ({ series }) => html`<code>${series.target}</code>` },
        { heading: columns.technology, cell: ({ series }) => technologies[series.technology] },
        { heading: columns.layer, cell: ({ series }) => layers[series.layer] },
        { heading: columns.conditions, cell: (one) => conditions(one, messages) },
        { heading: columns.starts, cell: ({ summary }) => summary.samples, sort: ({ summary }) => summary.samples, numeric: true },
        { heading: columns.failed, cell: ({ summary }) => summary.failures, sort: ({ summary }) => summary.failures, numeric: true },
        {
          heading: columns.p50,
          cell: ({ summary: { p50Ns, p50Interval } }) =>
            html`${formatNs(p50Ns)}${p50Interval !== undefined && html`<br /><span class="quiet">${formatInterval(p50Interval, "ns")}</span>`}`,
          sort: ({ summary }) => summary.p50Ns,
          numeric: true,
        },
        { heading: columns.p95, cell: ({ summary }) => optional(summary.p95Ns), sort: ({ summary }) => summary.p95Ns ?? Number.NaN, numeric: true },
        { heading: columns.p99, cell: ({ summary }) => optional(summary.p99Ns), sort: ({ summary }) => summary.p99Ns ?? Number.NaN, numeric: true },
        { heading: columns.max, cell: ({ summary }) => formatNs(summary.maxNs), sort: ({ summary }) => summary.maxNs, numeric: true },
        { heading: columns.notes, cell: (one) => notes(one, messages) },
      ],
    },
    messages,
  );
}

export async function startupSection(
  figures: readonly StartupFigures[],
  judged: readonly ClaimVerdict[],
  messages: Messages,
): Promise<Section> {
  const { heading, lead } = messages.startup;
  return {
    id: "startup",
    heading,
    body: html`<p class="quiet">${lead}</p>
      ${await charts(figures, judged, messages)} ${table(figures, messages)}`,
  };
}
