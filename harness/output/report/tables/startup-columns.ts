import { formatNs } from "../../format-ns.ts";
import { formatInterval, formatShare } from "../../format-observed.ts";
import { quantileOfSorted } from "../../../stats/quantile.ts";
import { notableFlags } from "../../startup-summary.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { StartupFigures } from "../startup-figures.ts";
import { type Cell, cellParts, type Column, joined } from "./column.ts";
import type { StartupSeries } from "../../../records/startup-series.ts";

/** `warm, one at a time`: what tells series of one target apart. */
export function conditionsText(
  { cache, concurrency }: Pick<StartupSeries, "cache" | "concurrency">,
  { startup, listSeparator }: Messages,
): string {
  return startup[cache] + listSeparator + (concurrency === 1 ? startup.oneAtATime : startup.atOnce(concurrency));
}

function nodeClock({ lateAtMostNs }: StartupSeries, { startup }: Messages): string {
  if (lateAtMostNs.length === 0) return startup.nodeClock;
  const [p50, p99] = [0.5, 0.99].map((share) => formatNs(quantileOfSorted(lateAtMostNs, share)));
  return startup.nodeClockLate(p50 ?? "", p99 ?? "");
}

/** What limits a series, without the versions of its tools. */
export function startupLimits({ series, summary }: StartupFigures, messages: Messages): Cell {
  const { startup, listSeparator } = messages;
  const { accelerated, clock, runtimeReplaced } = series;
  const parts: Cell[] = [
    ...(accelerated ? [] : [startup.emulated]),
    ...(clock === "node" ? [nodeClock(series, messages)] : []),
    ...(runtimeReplaced ? [startup.runtimeReplaced] : []),
    ...notableFlags(summary).map(([flag, share]) => [{ foreign: flag }, ` ${formatShare(share)}`]),
  ];
  return joined(parts, listSeparator);
}

/** What a guest tells of its boot, by its own clock. */
function boot({ series: { bootNs } }: StartupFigures, { startup, listSeparator }: Messages): Cell[] {
  if (bootNs.size === 0) return [];
  const names: Readonly<Record<string, string>> = startup.bootParts;
  const parts = Array.from(bootNs, ([part, ns]) => `${names[part] ?? part} ${formatNs(ns)}`);
  return [startup.boot(parts.join(listSeparator))];
}

function notes(figures: StartupFigures, messages: Messages): Cell {
  const limits = startupLimits(figures, messages);
  const versions = Object.entries(figures.series.versions).map(([tool, version]) => ({
    foreign: `${tool} ${version}`,
  }));
  const told = [...boot(figures, messages), ...versions];
  return joined(cellParts(limits).length === 0 ? told : [limits, ...told], messages.listSeparator);
}

function quantile(
  heading: string,
  of: (figures: StartupFigures) => number | undefined,
  { never }: Messages,
): Column<StartupFigures> {
  return {
    heading,
    cell: (figures) => {
      const ns = of(figures);
      return ns === undefined ? "–" : formatNs(ns, never);
    },
    sort: (figures) => of(figures) ?? Number.NaN,
    numeric: true,
  };
}

/** One row for each series of starts. */
export function startupColumns(messages: Messages): Column<StartupFigures>[] {
  const { technologies, layers, startup, never } = messages;
  const { columns } = startup;
  return [
    { heading: columns.target, cell: ({ series }) => ({ foreign: series.target }) },
    { heading: columns.technology, cell: ({ series }) => technologies[series.technology] },
    { heading: columns.layer, cell: ({ series }) => layers[series.layer] },
    { heading: columns.conditions, cell: ({ series }) => conditionsText(series, messages) },
    {
      heading: columns.starts,
      cell: ({ summary }) => String(summary.samples),
      sort: ({ summary }) => summary.samples,
      numeric: true,
    },
    {
      heading: columns.failed,
      cell: ({ summary }) => String(summary.failures),
      sort: ({ summary }) => summary.failures,
      numeric: true,
    },
    {
      heading: columns.p50,
      cell: ({ summary: { p50Ns, p50Interval } }) =>
        [formatNs(p50Ns, never), ...(p50Interval === undefined ? [] : [formatInterval(p50Interval, "ns", never)])].join(
          " ",
        ),
      sort: ({ summary }) => summary.p50Ns,
      numeric: true,
    },
    quantile(columns.p95, ({ summary }) => summary.p95Ns, messages),
    quantile(columns.p99, ({ summary }) => summary.p99Ns, messages),
    quantile(columns.max, ({ summary }) => summary.maxNs, messages),
    { heading: columns.notes, cell: (figures) => notes(figures, messages) },
  ];
}
