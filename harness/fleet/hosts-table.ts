/**
 * Startup on all hosts side by side. Hosts are unlike, and their times say so: what can be laid beside each other is each
 * start over the same host's own baseline.
 */
import { join } from "node:path";
import { HarnessError } from "../errors.ts";
import { seriesName } from "../measure/schedule.ts";
import { alignRow, columnWidths } from "../output/columns.ts";
import { formatNs } from "../output/format-ns.ts";
import { printable } from "../output/printable.ts";
import { readRuns } from "../records/recorded-runs.ts";
import type { StartupSeries } from "../records/startup-series.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import { hasSamples, type HostOutcome } from "./outcome.ts";

interface MeasuredHost {
  readonly name: string;
  readonly startup: readonly StartupSeries[];
}

const BASELINE = "process";

function conditionsOf({ workload, cache, concurrency }: StartupSeries): string {
  return `${seriesName({ cache, concurrency })} ${workload}`;
}

/** Where a runtime was replaced in the middle, the longer of the two. */
function seriesOf({ startup }: MeasuredHost, target: string, conditions: string): StartupSeries | undefined {
  return startup
    .filter((series) => series.target === target && conditionsOf(series) === conditions)
    .toSorted((a, b) => b.readyNs.length - a.readyNs.length)[0];
}

const median = ({ readyNs }: StartupSeries): number => quantileOfSorted(readyNs, 0.5);

function cell(host: MeasuredHost, target: string, conditions: string): string {
  const series = seriesOf(host, target, conditions);
  if (series === undefined) return "–";
  const baseline = seriesOf(host, BASELINE, conditions);
  const ratio = baseline === undefined || target === BASELINE ? Number.NaN : median(series) / median(baseline);
  return [
    formatNs(median(series)),
    ...(Number.isFinite(ratio) ? [`${ratio.toPrecision(3)}×`] : []),
    ...(series.accelerated ? [] : ["emulated"]),
  ].join(", ");
}

/** A row for each series that any host has, under a row of the hosts' names. */
export function startupRows(hosts: readonly MeasuredHost[]): string[][] {
  const all = hosts.flatMap(({ startup }) => startup);
  const keys = new Map(all.map((series) => [`${series.target} ${conditionsOf(series)}`, series]));
  const rows = Array.from(keys, ([key, series]) => [
    key,
    ...hosts.map((host) => cell(host, series.target, conditionsOf(series))),
  ]);
  return [[`startup, p50 and × ${BASELINE}`, ...hosts.map(({ name }) => name)], ...rows];
}

/** @param out has a folder for each host. @returns lines; none where no start was measured. */
export function hostsTable(out: string, outcomes: readonly HostOutcome[]): string[] {
  const unreadable: string[] = [];
  const hosts = outcomes.filter(hasSamples).flatMap(({ host: name }) => {
    try {
      return [{ name, startup: readRuns([join(out, name)]).startup }];
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      unreadable.push(printable(`${name} cannot be reported: ${error.message}`));
      return [];
    }
  });
  const rows = startupRows(hosts.filter(({ startup }) => startup.length > 0));
  const widths = columnWidths(rows);
  return [...unreadable, ...(rows.length === 1 ? [] : rows.map((row) => printable(alignRow(row, widths))))];
}
