/** Compares the newest run with all that came before it on the same host. */
import { hostDifferences } from "../host/fingerprint.ts";
import { fisherExactP, shareDifference } from "../stats/fisher-exact.ts";
import { holmAdjusted } from "../stats/holm.ts";
import { levelChanges } from "../stats/level-changes.ts";
import type { Interval } from "../stats/quantile-interval.ts";
import { compareIsolation, type ComparedIsolation } from "./compare-isolation.ts";
import type { FigureKind, Thresholds } from "./compared-figure.ts";
import { isSoftwareFact } from "./differences.ts";
import { type GroupMoves, groupMoves, type HistoryRun, type RunPoint } from "./history-points.ts";
import { chosenRuns, gapsBetween } from "./history-runs.ts";
import { judgeSequence, type JudgedSequence, RECENT_RUNS } from "./judge-sequence.ts";
import type { ComparedMetric, SeriesName } from "./series.ts";
import { asShares, CONFIDENCE } from "./shift.ts";
import { type Conclusion, conclude } from "./verdict.ts";

/** A level that began with one of the runs. */
export interface HistoryChange {
  readonly run: string;
  /** As a share of the level before. */
  readonly change: number;
  /** What else was new in that run: versions of the target, software of the host. */
  readonly versions: readonly string[];
}

export interface HistoryDrift {
  readonly runs: number;
  /** Over all of them, as a share. */
  readonly change: number;
  readonly interval: Interval;
}

/** `host`: what all targets of a group did together. */
type HistoryFigureKind = FigureKind | "host";

export interface HistoryFigure extends Conclusion {
  /** Of the host's part the target is `every target`. */
  readonly name: Pick<SeriesName, "metric" | "target" | "layer" | "technology" | "workload" | "parameters">;
  readonly kind: HistoryFigureKind;
  readonly unit: RunPoint["name"]["unit"] | "share";
  readonly better: "lower" | "higher";
  /** The level before, and the newest run as measured; NaN for the host's part, of which there are only changes. */
  readonly reference: number;
  readonly head: number;
  /** As a share of the reference, without what the host did; of failures a difference of shares. */
  readonly change: number;
  readonly interval: Interval | undefined;
  readonly p: number;
  readonly adjustedP: number;
  readonly threshold: number;
  /** Runs that make the reference, and those held against it: more than the newest where the level is new. */
  readonly runs: readonly [number, number];
  /** Of all runs those that have the series. */
  readonly runsWithIt: number;
  readonly changes: readonly HistoryChange[];
  readonly drift: HistoryDrift | undefined;
}

export interface HistoryComparison {
  readonly head: string;
  /** In the order of time, the newest last. */
  readonly runs: readonly string[];
  readonly figures: readonly HistoryFigure[];
  /** Against the newest run before it that asked too; undefined where none did. */
  readonly isolation: ComparedIsolation | undefined;
  /** Series that most runs of late have and the newest has not. */
  readonly missing: readonly SeriesName[];
  /** Sentences: runs that were left out, gaps. */
  readonly warnings: readonly string[];
}

interface Sequence {
  readonly name: HistoryFigure["name"];
  readonly kind: HistoryFigureKind;
  readonly unit: HistoryFigure["unit"];
  readonly better: "lower" | "higher";
  readonly metric: ComparedMetric;
  readonly runs: readonly HistoryRun[];
  /** Logarithms as measured, and without what the host did. */
  readonly plain: readonly number[];
  readonly own: readonly number[];
}

/** What was new in a run besides its figures. */
function newVersions(sequence: Sequence, index: number): string[] {
  const [before, now] = [sequence.runs[index - 1], sequence.runs[index]];
  if (before === undefined || now === undefined) return [];
  const find = ({ points }: HistoryRun): Readonly<Record<string, string>> =>
    [...points.values()].find(({ name }) => name.target === sequence.name.target)?.name.versions ?? {};
  const [old, current] = [find(before), find(now)];
  const ofTarget = Object.keys(current)
    .filter((tool) => old[tool] !== undefined && old[tool] !== current[tool])
    .map((tool) => `${tool} ${old[tool]} → ${current[tool]}`);
  const ofHost = hostDifferences(before.host, now.host).filter(isSoftwareFact);
  return [...ofTarget, ...ofHost];
}

function changesOf(sequence: Sequence, { changePoints }: JudgedSequence, threshold: number): HistoryChange[] {
  const starts = changePoints.map(({ index }) => index);
  return levelChanges(sequence.own, starts).flatMap(({ index, change }) => {
    const run = sequence.runs[index]?.run;
    return run === undefined || Math.abs(change) < threshold
      ? []
      : [{ run, change, versions: newVersions(sequence, index) }];
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

type Unadjusted = Omit<HistoryFigure, "adjustedP" | keyof Conclusion>;

function judged(sequence: Sequence, threshold: number): Unadjusted {
  const { name, kind, unit, better, own, plain } = sequence;
  const found = judgeSequence(own);
  const { reference, current, shift, drift } = found;
  const steps = own.length - 1;
  const drifted: HistoryDrift | undefined =
    drift === undefined
      ? undefined
      : {
          runs: own.length,
          change: Math.expm1(drift.slope * steps),
          interval: { low: Math.expm1(drift.interval.low * steps), high: Math.expm1(drift.interval.high * steps) },
        };
  const level = drift === undefined ? meanOf(plain.slice(reference, current)) : (plain[0] ?? Number.NaN);
  return {
    name,
    kind,
    unit,
    better,
    reference: kind === "host" ? Number.NaN : Math.exp(level),
    head: kind === "host" ? Number.NaN : Math.exp(plain.at(-1) ?? Number.NaN),
    change: drifted?.change ?? Math.expm1(meanOf(own.slice(current)) - meanOf(own.slice(reference, current))),
    interval: drifted?.interval ?? asShares(shift?.interval),
    p: drift?.p ?? shift?.p ?? 1,
    threshold,
    runs: [current - reference, own.length - current],
    runsWithIt: own.length,
    changes: changesOf(sequence, found, threshold),
    drift: drifted,
  };
}

function failuresOf(id: string, point: RunPoint, runs: readonly HistoryRun[], threshold: number): Unadjusted[] {
  const counted = runs.slice(0, -1).flatMap(({ points }) => points.get(id)?.failing ?? []);
  const before = {
    hits: counted.reduce((sum, { hits }) => sum + hits, 0),
    trials: counted.reduce((sum, { trials }) => sum + trials, 0),
  };
  const now = point.failing;
  if (now === undefined || before.trials === 0 || before.hits + now.hits === 0) return [];
  const [was, is] = [before.hits / before.trials, now.hits / now.trials];
  return [
    {
      name: point.name,
      kind: "failures",
      unit: "share",
      better: "lower",
      reference: was,
      head: is,
      change: is - was,
      interval: shareDifference(before, now, CONFIDENCE),
      p: fisherExactP(before, now),
      threshold,
      runs: [counted.length, 1],
      runsWithIt: counted.length + 1,
      changes: [],
      drift: undefined,
    },
  ];
}

/** Of the runs that have the series and a figure that is one. */
function sequenceOf(
  id: string,
  { name }: RunPoint,
  kind: "p50" | "p99",
  runs: readonly HistoryRun[],
  moves: GroupMoves | undefined,
): Sequence | undefined {
  const host = name.isTime ? moves?.without(id) : undefined;
  const known = runs.flatMap((run, index) => {
    const value = run.points.get(id)?.[kind];
    if (value === undefined || !Number.isFinite(value)) return [];
    return [{ run, plain: value, own: value - (host?.[index] ?? 0) }];
  });
  // Without a figure of the newest run there is nothing to judge.
  if (known.at(-1)?.run !== runs.at(-1)) return undefined;
  return {
    name,
    kind,
    unit: name.unit,
    better: name.better,
    metric: name.metric,
    runs: known.map(({ run }) => run),
    plain: known.map(({ plain }) => plain),
    own: known.map(({ own }) => own),
  };
}

function hostSequence(point: RunPoint, runs: readonly HistoryRun[], { host }: GroupMoves): Sequence | undefined {
  const known = runs.flatMap((run, index) => {
    const move = host[index] ?? Number.NaN;
    return Number.isNaN(move) ? [] : [{ run, move }];
  });
  if (known.at(-1)?.run !== runs.at(-1)) return undefined;
  const moves = known.map(({ move }) => move);
  return {
    name: { ...point.name, target: "every target" },
    kind: "host",
    unit: point.name.unit,
    better: point.name.better,
    metric: point.name.metric,
    runs: known.map(({ run }) => run),
    plain: moves,
    own: moves,
  };
}

/** A run with a series missing may itself be one of few: what most of the last ones had is what is to be there. */
function missingSeries(head: HistoryRun, earlier: readonly HistoryRun[]): SeriesName[] {
  const late = earlier.slice(-RECENT_RUNS);
  const known = new Map(late.flatMap(({ points }) => [...points]));
  return Array.from(known).flatMap(([id, { name }]) => {
    const runs = late.filter(({ points }) => points.has(id)).length;
    return head.points.has(id) || runs <= late.length / 2 ? [] : [name];
  });
}

/**
 * @param earlier runs in any order; those of other hosts and those after HEAD are left out and told of.
 * @param folder where they are from, for errors.
 * @throws UsageError where none is left.
 */
export function compareHistory(
  head: HistoryRun,
  earlier: readonly HistoryRun[],
  folder: string,
  thresholds: Thresholds,
): HistoryComparison {
  const chosen = chosenRuns(head, earlier, folder);
  const runs = [...chosen.runs, head];
  const groups = Map.groupBy(head.points.keys(), (id) => head.points.get(id)?.name.group ?? id);
  const unadjusted = Array.from(groups.values()).flatMap((ids) => {
    const points = ids.flatMap((id) => {
      const point = head.points.get(id);
      return point === undefined ? [] : [{ id, point }];
    });
    const [first] = points;
    if (first === undefined) return [];
    const moves = first.point.name.isTime ? groupMoves(ids, runs) : undefined;
    const ofHost = moves === undefined ? undefined : hostSequence(first.point, runs, moves);
    const sequences = points.flatMap(({ id, point }) =>
      (["p50", "p99"] as const).flatMap((kind) => sequenceOf(id, point, kind, runs, moves) ?? []),
    );
    return [
      ...[...(ofHost === undefined ? [] : [ofHost]), ...sequences].map((one) => judged(one, thresholds[one.metric])),
      ...points.flatMap(({ id, point }) => failuresOf(id, point, runs, thresholds.failures)),
    ];
  });
  const adjusted = holmAdjusted(unadjusted.map(({ p }) => p));
  const figures = unadjusted.map((one, index): HistoryFigure => {
    const adjustedP = adjusted[index] ?? 1;
    const sign = one.better === "higher" ? -1 : 1;
    const turn = (value: number): number => (one.unit === "share" ? value : sign * Math.log1p(value));
    const ends = one.interval === undefined ? undefined : [turn(one.interval.low), turn(one.interval.high)];
    const evidence = {
      value: turn(one.change),
      interval: ends === undefined ? undefined : { low: Math.min(...ends), high: Math.max(...ends) },
      adjustedP,
      // How differently the targets take what the host does is in the spread over the runs.
      plain: turn(one.change),
    };
    return {
      ...one,
      adjustedP,
      ...conclude(evidence, one.unit === "share" ? one.threshold : Math.log1p(one.threshold)),
    };
  });
  const asked = chosen.runs.findLast(({ isolation }) => isolation.length > 0);
  return {
    head: head.run,
    runs: runs.map(({ run }) => run),
    figures,
    isolation: asked === undefined ? undefined : compareIsolation(asked.isolation, head.isolation),
    missing: missingSeries(head, chosen.runs),
    warnings: [...chosen.warnings, ...gapsBetween(runs)],
  };
}
