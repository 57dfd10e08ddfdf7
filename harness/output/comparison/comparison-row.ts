/** What a comparison comes to, as every format tells it: one row for each figure of each series. */
import type { HistoryChange, HistoryDrift } from "../../compare/compare-history.ts";
import type { ChangedSurface } from "../../compare/compare-isolation.ts";
import type { HostMove } from "../../compare/compare-series.ts";
import type { Hidden, Thresholds } from "../../compare/compared-figure.ts";
import type { RunDifferences } from "../../compare/differences.ts";
import type { ComparedMetric, ComparedUnit, SeriesName } from "../../compare/series.ts";
import type { ComparisonVerdict } from "../../compare/verdict.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import type { Words } from "./words.ts";

type RowFigure = "p50" | "p99" | "failures" | "host" | "answer";
export type RowUnit = ComparedUnit | "share" | "answer";

export interface ComparisonRow {
  readonly metric: SeriesName["metric"] | "isolation";
  readonly target: string;
  readonly layer: string | undefined;
  readonly workload: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly figure: RowFigure;
  readonly unit: RowUnit;
  readonly better: "lower" | "higher" | undefined;
  /** In `unit`; of an answer the answer. Undefined where there is none. */
  readonly base: number | string | undefined;
  readonly head: number | string | undefined;
  /** A share of what it was; of failures a difference of shares. */
  readonly change: number | undefined;
  readonly interval: Interval | undefined;
  readonly method: string | undefined;
  /** Of base and head: stretches, climbs, ramps, blocks; of a history runs. */
  readonly units: readonly [number, number] | undefined;
  readonly samples: readonly [number, number] | undefined;
  readonly p: number | undefined;
  readonly adjustedP: number | undefined;
  readonly threshold: number | undefined;
  readonly verdict: ComparisonVerdict;
  /** Present where nothing can be said. */
  readonly reason: string | undefined;
  /** One sentence without its end. */
  readonly why: Words;
  /** Sentences: what the figure hides, what else is different. */
  readonly notes: readonly Words[];
  /** What a median does not show; of the middle of times in two runs only. */
  readonly hidden?: Hidden | undefined;
  /** Of a history only. */
  readonly changes?: readonly HistoryChange[];
  readonly drift?: HistoryDrift | undefined;
}

type SeriesFields = Pick<SeriesName, "metric" | "target" | "layer" | "workload" | "parameters">;

/** What every format names a series by. */
export function seriesFields({ metric, target, layer, workload, parameters }: SeriesFields): SeriesFields {
  return { metric, target, layer, workload, parameters };
}

/** A series that has no row. */
interface NotComparable {
  readonly name: SeriesName;
  readonly why: string;
}

interface TwoRuns {
  readonly base: string;
  readonly byBaseline: boolean;
  readonly differences: RunDifferences;
  readonly host: readonly HostMove[];
  readonly runToRun: ReadonlyMap<ComparedMetric, number | undefined>;
  /** Series that only the head has. */
  readonly added: readonly SeriesName[];
  readonly notComparable: readonly NotComparable[];
}

export interface ComparisonDocument {
  readonly head: string;
  readonly thresholds: Thresholds;
  readonly rows: readonly ComparisonRow[];
  /** Series that the head lacks: the base has them, or most runs before it. */
  readonly missing: readonly SeriesName[];
  readonly isolation: IsolationFacts;
  /** Present where one run was compared with another. */
  readonly runs?: TwoRuns;
  /** Present where one was compared with many: all of them in the order of time. */
  readonly history?: readonly string[];
}

/** What of the boundary is no row. */
interface IsolationFacts {
  readonly same: number;
  readonly surfaces: readonly ChangedSurface[];
  /** Targets that the head did not ask any more. */
  readonly missing: readonly string[];
}
