/** What stands before and behind the figures, in every format for people. */
import type { HostMove } from "../../compare/compare-series.ts";
import type { Difference } from "../../compare/differences.ts";
import { comparedMetrics } from "../../compare/series.ts";
import { verdictCounts } from "./comparison-document.ts";
import type { ComparisonDocument } from "./comparison-row.ts";
import { changeWords, groupWords, intervalWords, percentWords, pointWords, seriesWords } from "./series-words.ts";
import { foreign, joinedWords, type Words, words } from "./words.ts";

/** Longer values, such as whole lists of a plan, are only named. */
const LONGEST_VALUE = 40;

function differenceWords({ what, base, head }: Difference): Words {
  if (Math.max(base.length, head.length) > LONGEST_VALUE) return foreign(what);
  return words`${foreign(what)} ${foreign(base)} → ${foreign(head)}`;
}

function allDifferences(differences: readonly Difference[]): Words {
  return joinedWords(differences.map(differenceWords), ", ");
}

function thresholdWords({ thresholds }: ComparisonDocument): string {
  const common = thresholds.startup;
  const others = comparedMetrics.filter((metric) => metric !== "failures" && thresholds[metric] !== common);
  return [
    percentWords(common),
    ...others.map((metric) => `${metric} ${percentWords(thresholds[metric])}`),
    `failures ${pointWords(thresholds.failures)}`,
  ].join(", ");
}

function moveWords({ name, change, interval }: HostMove): Words {
  const reach = interval === undefined ? "" : ` ${intervalWords(interval, "ns")}`;
  return words`${groupWords(name)}: ${changeWords(change, "ns")}${reach}`;
}

/** A smaller move of the host is part of every run. */
const NOTABLE_MOVE = 0.02;
const MOST_MOVES = 5;

function isNotable({ change, interval }: HostMove): boolean {
  return Math.abs(change) >= NOTABLE_MOVE && interval !== undefined && (interval.low > 0 || interval.high < 0);
}
/** A smaller spread than this is none. */
const NOTABLE_SPREAD = 0.001;

function listed(all: readonly Words[], most: number, separator = ", "): Words {
  const shown = joinedWords(all.slice(0, most), separator);
  return all.length > most ? words`${shown} and ${all.length - most} more` : shown;
}

/** @returns paragraphs. */
export function headLines(document: ComparisonDocument): Words[] {
  const { runs, history, head } = document;
  const rule = `A change counts beyond ${thresholdWords(document)}.`;
  if (runs === undefined) {
    const before = (history?.length ?? 1) - 1;
    return [
      words`${foreign(head)} against ${before} runs before it on its host, the first of them ${foreign(history?.[0] ?? head)}. ${rule}`,
      words`Changes are without what all targets of a run did together, which is told as “every target”.`,
    ];
  }
  const { base, byBaseline, differences, host, runToRun } = runs;
  const moved = host.filter(isNotable).toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const spread = Array.from(runToRun).flatMap(([metric, share]) =>
    share === undefined || share < NOTABLE_SPREAD ? [] : [`${metric} ±${percentWords(Number(share.toPrecision(2)))}`],
  );
  const versions = Array.from(
    differences.versions,
    ([target, all]) => words`${foreign(target)}: ${allDifferences(all)}`,
  );
  return [
    words`${foreign(base)} → ${foreign(head)}. ${rule}`,
    byBaseline
      ? words`Each against the plain process of its own host: changes are of the ratio to it. How much either host differs from one run to the next is not in their intervals.`
      : words`Changes are without what the host did, which is what the other targets did in the same blocks.`,
    ...(differences.host.length > 0 ? [words`Host: ${allDifferences(differences.host)}.`] : []),
    ...(differences.software.length > 0 ? [words`Software: ${allDifferences(differences.software)}.`] : []),
    ...(versions.length > 0 ? [words`Versions: ${joinedWords(versions, "; ")}.`] : []),
    ...(differences.plan.length > 0
      ? [words`The plans differ, which can move figures too: ${allDifferences(differences.plan)}.`]
      : []),
    ...(moved.length > 0
      ? [
          words`All targets moved together, which two runs cannot tell from a change in what they share: ${listed(moved.map(moveWords), MOST_MOVES, "; ")}.`,
        ]
      : []),
    ...(spread.length > 0
      ? [
          words`From one run to the other unchanged series differ by more than their samples tell: ${spread.join(", ")}; allowed for.`,
        ]
      : []),
  ];
}

const MOST_CALLS = 8;
const MOST_TARGETS = 20;

/** `4 series of runc, 2 series of jco`. @param targets each as often as it has a series. */
function byTarget(targets: readonly string[]): Words {
  const each = Array.from(
    Map.groupBy(targets, (target) => target),
    ([target, series]) => words`${series.length} series of ${foreign(target)}`,
  );
  return listed(each, MOST_TARGETS);
}

function surfaceWords({ isolation }: ComparisonDocument): Words[] {
  return isolation.surfaces.map(({ target, workload, base, head, added, gone }) => {
    const calls = [
      ...(added.length > 0 ? [words`new: ${listed(added.map(foreign), MOST_CALLS)}`] : []),
      ...(gone.length > 0 ? [words`gone: ${listed(gone.map(foreign), MOST_CALLS)}`] : []),
    ];
    return words`System calls of ${foreign(target)} with ${foreign(workload)}: ${base} → ${head}, one trace each; ${joinedWords(calls, "; ")}.`;
  });
}

/** @returns paragraphs; the last one is the summary. */
export function lastLines(document: ComparisonDocument): Words[] {
  const { rows, runs, isolation } = document;
  const counts = verdictCounts(rows);
  const tails = rows.filter(({ verdict, figure }) => verdict === "unsure" && figure === "p99").length;
  const missing = [...document.missing.map(({ target }) => target), ...isolation.missing];
  const added = (runs?.added ?? []).map(({ target }) => target);
  const told = `${counts.worse} worse, ${counts.better} better, ${counts["no change"]} no change, ${counts.unsure} unsure`;
  return [
    ...(runs?.notComparable ?? []).map(
      ({ name, why }) => words`Not comparable: ${seriesWords(name)}: ${foreign(why)}.`,
    ),
    ...surfaceWords(document),
    ...(added.length > 0 ? [words`New in the head: ${byTarget(added)}.`] : []),
    ...(missing.length > 0 ? [words`MISSING in the head: ${byTarget(missing)}.`] : []),
    ...(isolation.same > 0 ? [words`Answers of the isolation probe that are the same: ${isolation.same}.`] : []),
    words`${rows.length} figures: ${told}${tails > 0 ? ` (${tails} of them p99)` : ""}.`,
  ];
}
