import type { PerformanceSummary } from "../../../records/performance-summary.ts";
import { formatNs } from "../../format-ns.ts";
import { formatInterval, formatObserved, formatShare } from "../../format-observed.ts";
import type { Messages } from "../messages/messages-of.ts";
import { type Cell, type Column, joined } from "./column.ts";
import { recordedWording } from "../../../records/recorded-wording.ts";

function notes({ series }: PerformanceSummary, { performance, listSeparator, language }: Messages): Cell {
  const { unsupported, failures, pinned, accelerated, runtimeReplaced, fileSystem, flags, starts } = series;
  return joined(
    [
      ...(unsupported === undefined
        ? []
        : [[`${performance.unsupported} `, { foreign: recordedWording(unsupported)[language] }]]),
      ...(failures.length > 0 && unsupported === undefined ? [performance.failed(failures.length)] : []),
      ...(accelerated ? [] : [performance.emulated]),
      ...(pinned ? [] : [performance.unpinned]),
      ...(runtimeReplaced ? [performance.runtimeReplaced] : []),
      ...(fileSystem === undefined ? [] : [{ foreign: fileSystem }]),
      ...Array.from(flags, ([flag, count]) => [{ foreign: flag }, ` ${formatShare(count / starts.length)}`]),
    ],
    listSeparator,
  );
}

/** One row for each workload in each target. */
export function performanceColumns(messages: Messages): Column<PerformanceSummary>[] {
  const { performance, technologies, layers } = messages;
  const { columns, works } = performance;
  return [
    { heading: columns.target, cell: ({ series }) => ({ foreign: series.target }) },
    { heading: columns.technology, cell: ({ series }) => technologies[series.technology] },
    { heading: columns.layer, cell: ({ series }) => layers[series.layer] },
    { heading: columns.work, cell: ({ series }) => works[series.kind] },
    { heading: columns.workload, cell: ({ series }) => ({ foreign: series.workload }) },
    {
      heading: columns.ratio,
      cell: ({ ratio, interval }) =>
        Number.isNaN(ratio)
          ? "–"
          : formatObserved(ratio, "ratio") + (interval === undefined ? "" : ` ${formatInterval(interval, "ratio")}`),
      sort: ({ ratio }) => ratio,
      numeric: true,
    },
    {
      heading: columns.repetition,
      cell: ({ ns, baselineNs, series: { kind } }) =>
        Number.isNaN(ns) || kind === "requests" ? "–" : `${formatNs(ns)}, ${formatNs(baselineNs)}`,
      sort: ({ ns }) => ns,
      numeric: true,
    },
    {
      heading: columns.warmUp,
      cell: ({ warmUpNs }) => (warmUpNs > 0 ? formatNs(warmUpNs) : "–"),
      sort: ({ warmUpNs }) => warmUpNs,
      numeric: true,
    },
    {
      heading: columns.latency,
      cell: ({ latency }) =>
        latency === undefined
          ? "–"
          : `${formatNs(latency.p50Ns)}, ${formatNs(latency.p99Ns)}; ${latency.answeredPerSecond.toFixed(1)}/s`,
      sort: ({ latency }) => latency?.p50Ns ?? Number.NaN,
      numeric: true,
    },
    {
      heading: columns.blocks,
      cell: ({ series }) => String(series.pairs.length),
      sort: ({ series }) => series.pairs.length,
      numeric: true,
    },
    { heading: columns.notes, cell: (figures) => notes(figures, messages) },
  ];
}
