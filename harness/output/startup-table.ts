/** Startup by target as a markdown table. */
import type { Technology } from "../../drivers/types.ts";
import type { StartupSeries } from "../records/startup-series.ts";
import { formatNs } from "./format-ns.ts";
import { formatInterval, formatShare } from "./format-observed.ts";
import { codeSpan, markdownTable } from "./markdown.ts";
import { type StartupSummary, startupSummary } from "./startup-summary.ts";

const technologyOrder: readonly Technology[] = ["process", "wasm", "container", "sandbox", "vm"];

/** That cycles were not counted says nothing about a time. */
const silentFlags = new Set(["cycles-unavailable"]);

function notes({ accelerated, clock, versions, runtimeReplaced }: StartupSeries, { flags }: StartupSummary): string {
  return [
    ...(accelerated ? [] : ["emulated CPU: an upper bound"]),
    ...(clock === "node" ? ["timed by Node"] : []),
    ...(runtimeReplaced ? ["after the runtime was replaced"] : []),
    ...Array.from(flags).flatMap(([flag, share]) =>
      silentFlags.has(flag) ? [] : [`${codeSpan(flag)} ${formatShare(share)}`],
    ),
    ...Object.entries(versions).map(([tool, version]) => codeSpan(`${tool} ${version}`)),
  ].join(", ");
}

function conditions({ cache, concurrency }: StartupSeries): string {
  return `${cache}, ${concurrency === 1 ? "one at a time" : `${concurrency} at once`}`;
}

function optional(ns: number | undefined): string {
  return ns === undefined ? "–" : formatNs(ns);
}

/** One row for each series, by technology and then by median. */
export function startupTable(all: readonly StartupSeries[]): string {
  const rows = all
    .map((series) => ({ series, summary: startupSummary(series) }))
    .toSorted(
      (a, b) =>
        technologyOrder.indexOf(a.series.technology) - technologyOrder.indexOf(b.series.technology) ||
        a.summary.p50Ns - b.summary.p50Ns ||
        0,
    );
  return markdownTable(
    ["Target", "Technology", "Layer", "Page cache", "Starts", "Failed", "p50 [95 %]", "p95", "p99", "max", "Notes"],
    rows.map(({ series, summary }) => [
      codeSpan(series.target),
      series.technology,
      series.layer,
      conditions(series),
      String(summary.samples),
      String(summary.failures),
      [formatNs(summary.p50Ns), ...(summary.p50Interval ? [formatInterval(summary.p50Interval, "ns")] : [])].join(" "),
      optional(summary.p95Ns),
      optional(summary.p99Ns),
      formatNs(summary.maxNs),
      notes(series, summary),
    ]),
  );
}
