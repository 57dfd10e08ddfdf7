/** What is kept of one run of a history: a point for each figure of each series. */
import { median } from "simple-statistics";
import { finiteMedian } from "../stats/finite-median.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import type { Counted } from "../stats/fisher-exact.ts";
import type { IsolationSeries } from "../records/isolation-series.ts";
import type { ComparedRun } from "./compared-run.ts";
import { FEWEST_CONTROLS } from "./host-shift.ts";
import { type Series, seriesId, type SeriesName } from "./series.ts";

/** With fewer samples the 99th percentile is the largest by another name. */
const FEWEST_FOR_TAIL = 100;

export interface RunPoint {
  readonly name: SeriesName & Pick<Series, "unit" | "better" | "group" | "isTime" | "versions" | "artefactSha256">;
  /** Logarithms, the median first; NaN where there is none. */
  readonly p50: number;
  /** Undefined where it is not to be compared. */
  readonly p99: number | undefined;
  readonly failing: Counted | undefined;
}

/** One run, reduced. */
export interface HistoryRun {
  readonly run: string;
  readonly folder: string;
  readonly host: ComparedRun["host"];
  /** By the series' id; conditions that differ make it another series. */
  readonly points: ReadonlyMap<string, RunPoint>;
  readonly isolation: readonly IsolationSeries[];
}

function pointOf(series: Series): RunPoint {
  const { metric, target, technology, layer, workload, parameters, unit, better, group, isTime } = series;
  const { versions, artefactSha256, values, quantiles, failing } = series;
  const sorted = values.toSorted();
  const at = (quantile: number): number => Math.log(quantileOfSorted(sorted, quantile));
  const [middle = 0.5, tail] = quantiles;
  return {
    name: {
      metric,
      target,
      technology,
      layer,
      workload,
      parameters,
      unit,
      better,
      group,
      isTime,
      versions,
      artefactSha256,
    },
    p50: at(middle),
    p99: tail === undefined || sorted.length < FEWEST_FOR_TAIL ? undefined : at(tail),
    failing,
  };
}

function pointId(series: Series): string {
  const conditions = Object.entries(series.conditions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${seriesId(series)} ${series.unit} ${JSON.stringify(conditions)}`;
}

export function historyRunOf({ run, folder, host, series, isolation }: ComparedRun): HistoryRun {
  return { run, folder, host, isolation, points: new Map(series.map((one) => [pointId(one), pointOf(one)])) };
}

/** What the host did in each run, as far as the targets of one group tell it; see host-shift.ts. */
export interface GroupMoves {
  /** Of all its targets; NaN where too few were measured. */
  readonly host: readonly number[];
  /** Without the target of that series; undefined where in some run too few others tell it. */
  without(id: string): readonly number[] | undefined;
}

/** @param ids of the series of one group. @param runs in the order of time. */
export function groupMoves(ids: readonly string[], runs: readonly HistoryRun[]): GroupMoves {
  const levels = ids.map((id) => {
    const values = runs.map(({ points }) => points.get(id)?.p50 ?? Number.NaN);
    const usual = finiteMedian(values);
    const target = runs.flatMap(({ points }) => points.get(id)?.name.target ?? [])[0];
    return { id, target, deviations: values.map((value) => value - usual) };
  });
  const moves = (chosen: typeof levels): number[] =>
    runs.map((_, run) => {
      const known = chosen.map(({ deviations }) => deviations[run] ?? Number.NaN).filter(Number.isFinite);
      return known.length < FEWEST_CONTROLS ? Number.NaN : median(known);
    });
  return {
    host: levels.length > FEWEST_CONTROLS ? moves(levels) : runs.map(() => Number.NaN),
    without(id) {
      const own = levels.find((one) => one.id === id);
      const without = moves(levels.filter(({ target }) => target !== own?.target));
      const isKnown = without.every((move, run) => !Number.isNaN(move) || runs[run]?.points.get(id) === undefined);
      return isKnown ? without : undefined;
    },
  };
}
