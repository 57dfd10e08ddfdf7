/** Why a comparison says what it says, and what its figures hide. */
import type { HistoryChange, HistoryFigure } from "../../compare/compare-history.ts";
import type { ComparedFigure, FigureKind, Hidden, Side } from "../../compare/compared-figure.ts";
import { RECENT_RUNS } from "../../compare/judge-sequence.ts";
import type { LevelSwitch, Mode } from "../../compare/modes.ts";
import { UNKNOWN_HOST_SPREAD } from "../../compare/run-to-run.ts";
import type { ComparedUnit, SeriesName } from "../../compare/series.ts";
import type { UnsureReason } from "../../compare/verdict.ts";
import { formatObserved, formatShare } from "../format-observed.ts";
import { changeWords, percentWords, pointWords } from "./series-words.ts";
import { foreign, joinedWords, type Words, words } from "./words.ts";

const unitWords: Readonly<Record<SeriesName["metric"], string>> = {
  startup: "stretches of blocks",
  cpu: "stretches of blocks",
  memory: "climbs",
  density: "ramps",
  performance: "blocks",
};

function thresholdWords(kind: FigureKind | "host", threshold: number): string {
  return kind === "failures" ? pointWords(threshold) : percentWords(threshold);
}

/** p-values so small are no more than that. */
function chanceWords(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p ${p.toPrecision(2)}`;
}

function fewWords({ pair, kind, units, samples }: ComparedFigure): string {
  if (kind === "p99") return `too few samples lie beyond the 99th percentile: ${samples.join(" and ")}`;
  return `too few: ${units.join(" and ")} ${unitWords[pair.base.metric]}`;
}

/** Two standard deviations. */
const unknownHost = `${Math.round(100 * 2 * UNKNOWN_HOST_SPREAD)} %`;

function acrossWords({ pair, kind, threshold, controls }: ComparedFigure): string {
  const limit = `it may lie on either side of ${thresholdWords(kind, threshold)}`;
  if (!pair.base.isTime || controls > 0 || kind === "failures") return limit;
  return `${limit}: too few other targets were measured beside it to tell the host's part, for which ${unknownHost} are allowed`;
}

function nothingWords({ pair, base, head }: ComparedFigure): string {
  if (pair.base.metric === "memory") return "in some climb it did not grow, and has no ratio";
  return base === Infinity || head === Infinity ? "most of it failed" : "it has no figure on both sides";
}

/** @param figures of the whole comparison. */
export function figureWhy(figure: ComparedFigure, figures: number): Words {
  const { kind, threshold, base, head, change, adjustedP, unit } = figure;
  const limit = thresholdWords(kind, threshold);
  const reasons: Readonly<Record<UnsureReason, () => string>> = {
    few: () => fewWords(figure),
    across: () => acrossWords(figure),
    chance: () => `among ${figures} figures it may be chance (${chanceWords(adjustedP)})`,
    host: () => `measured ${changeWords(head / base - 1, unit)}, without the host's part ${changeWords(change, unit)}`,
    disturbed: () => "one host was disturbed by other work and the other was not",
    nothing: () => nothingWords(figure),
  };
  switch (figure.verdict) {
    case "unsure":
      return words`${reasons[figure.reason ?? "nothing"]()}`;
    case "no change":
      return words`all of its interval is within ${limit}`;
    case "worse":
    case "better":
      return words`all of its interval is beyond ${limit} (${chanceWords(adjustedP)})`;
  }
}

const sideWords: Readonly<Record<Side, string>> = { base: "In the base", head: "In the head" };
const sides: readonly Side[] = ["base", "head"];

function modeWords(side: Side, modes: readonly Mode[], unit: ComparedUnit): Words[] {
  if (modes.length === 0) return [];
  const each = modes.map(({ at, share }) => `${formatShare(share)} near ${formatObserved(at, unit)}`);
  return [words`${sideWords[side]} it has several modes, ${each.join(" and ")}: the median may jump between them.`];
}

function switchWords(side: Side, switches: readonly LevelSwitch[]): Words[] {
  return switches.map(
    ({ after, change }) =>
      words`${sideWords[side]} its level switched by ${changeWords(change, "ns")} after ${Math.round(100 * after)} % of the run.`,
  );
}

/** A share of disturbed samples that differs by more says that the host was not the same. */
const NOTABLE = 0.1;
/** That cycles were not counted says nothing about a time. */
const silentFlags = new Set(["cycles-unavailable"]);

function flagWords({ pair }: ComparedFigure): Words[] {
  const { base, head } = pair;
  return [...new Set([...base.flags.keys(), ...head.flags.keys()])].flatMap((flag) => {
    const [before, after] = [base.flags.get(flag) ?? 0, head.flags.get(flag) ?? 0];
    if (silentFlags.has(flag) || Math.abs(after - before) < NOTABLE) return [];
    return [words`Flagged ${foreign(flag)}: ${percentWords(before)} of its samples, then ${percentWords(after)}.`];
  });
}

export function figureNotes(figure: ComparedFigure, hidden: Hidden | undefined): Words[] {
  const { unit } = figure;
  if (hidden === undefined || unit === "share") return [];
  return [
    ...sides.flatMap((side) => modeWords(side, hidden.modes[side], unit)),
    ...sides.flatMap((side) => switchWords(side, hidden.switches[side])),
    ...flagWords(figure),
  ];
}

/** @param statement what is true where it is reached. */
export function answerWhy(statement: string | undefined, base: string, head: string): Words {
  return words`${statement ?? "A question of a later version"}: ${base}, now ${head}`;
}

function changeOf({ run, change, versions }: HistoryChange): Words {
  const known = versions.length === 0 ? "" : words`, with ${joinedWords(versions.map(foreign), ", ")}`;
  return words`Its level changed by ${changeWords(change, "ns")} with run ${foreign(run)}${known}.`;
}

export function historyWhy({ kind, threshold, runs, adjustedP, drift, verdict, reason }: HistoryFigure): Words {
  const limit = thresholdWords(kind, threshold);
  const [reference, current] = runs;
  const against =
    drift === undefined
      ? `${current === 1 ? "this run" : `the last ${current} runs`} against ${reference} before`
      : `a drift over ${drift.runs} runs`;
  switch (verdict) {
    case "unsure":
      if (reason === "few") return words`too few runs before it: ${reference}`;
      if (reason === "chance") return words`${against}: it may be chance (${chanceWords(adjustedP)})`;
      return words`${against}: it may lie on either side of ${limit}`;
    case "no change":
      return words`${against}: all of its interval is within ${limit}`;
    case "worse":
    case "better":
      return words`${against}: all of its interval is beyond ${limit} (${chanceWords(adjustedP)})`;
  }
}

export function historyNotes({ changes, runs, runsWithIt }: HistoryFigure, all: number): Words[] {
  return [
    ...changes.map(changeOf),
    ...(runs[1] > 1 ? [words`A level that is at most ${RECENT_RUNS} runs old is held against the one before it.`] : []),
    ...(runsWithIt < all ? [words`Only ${runsWithIt} of ${all} runs have it.`] : []),
  ];
}
