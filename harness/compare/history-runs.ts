/** Which runs are the history of another, and what is missing in it. */
import { UsageError } from "../errors.ts";
import { hostDifferences } from "../host/fingerprint.ts";
import { isSoftwareFact } from "./differences.ts";
import type { HistoryRun } from "./history-points.ts";
import { FEWEST_RUNS } from "./judge-sequence.ts";

/** When a run began. */
function beganAt(run: string): Date {
  const [, year = "", month = "", day = "", hour = "", minute = "", second = ""] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})/.exec(run) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function dayOf(run: string): string {
  const date = beganAt(run);
  return Number.isNaN(date.valueOf()) ? run : date.toISOString().slice(0, 10);
}

function names(runs: readonly HistoryRun[]): string {
  return runs.map(({ run }) => run).join(", ");
}

/** Longer than that many usual intervals between two runs is a gap. */
const GAP = 3;

/** Sentences. @param runs in the order of time. */
export function gapsBetween(runs: readonly HistoryRun[]): string[] {
  const times = runs.map(({ run }) => beganAt(run).valueOf()).filter((time) => !Number.isNaN(time));
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length / 2)];
  if (usual === undefined || intervals.length < 3) return [];
  return intervals.flatMap((interval, index) =>
    interval <= GAP * usual
      ? []
      : [
          `The history has a gap: no run between ${dayOf(runs[index]?.run ?? "")} and ${dayOf(runs[index + 1]?.run ?? "")}.`,
        ],
  );
}

/**
 * The runs before HEAD on the same host, oldest first, and why others are left out.
 *
 * @param folder where they are from. @throws UsageError where none is left.
 */
export function chosenRuns(
  head: HistoryRun,
  earlier: readonly HistoryRun[],
  folder: string,
): { runs: readonly HistoryRun[]; warnings: readonly string[] } {
  const others = earlier.filter(({ run }) => run !== head.run);
  const differing = others.map((one) => ({
    one,
    facts: hostDifferences(head.host, one.host).filter((name) => !isSoftwareFact(name)),
  }));
  const ofOtherHosts = differing.filter(({ facts }) => facts.length > 0);
  const onHost = differing.filter(({ facts }) => facts.length === 0).map(({ one }) => one);
  const later = onHost.filter(({ run }) => run > head.run);
  const runs = onHost.filter(({ run }) => run < head.run).toSorted((a, b) => (a.run < b.run ? -1 : 1));
  const facts = [...new Set(ofOtherHosts.flatMap((one) => one.facts))].join(", ");
  if (runs.length === 0) {
    const why =
      others.length === 0
        ? "holds no run besides it"
        : ofOtherHosts.length > 0
          ? `holds none of its host: ${facts} differ in ${ofOtherHosts.length}`
          : `holds none that is older: all ${later.length} came after it`;
    throw new UsageError(
      "compare",
      `There is no history of ${head.folder}: ${folder} ${why}.`,
      "Name a folder that holds run folders of the same host, or compare with one run: compare BASE HEAD.",
    );
  }
  return {
    runs,
    warnings: [
      ...(ofOtherHosts.length === 0
        ? []
        : [
            `Left out of the history, since they are of other hosts (${facts}): ${names(ofOtherHosts.map(({ one }) => one))}.`,
          ]),
      ...(later.length === 0 ? [] : [`Left out of the history, since they came after ${head.run}: ${names(later)}.`]),
      ...(runs.length < FEWEST_RUNS
        ? [`Runs in the history: ${runs.length}. Before anything can be said there must be ${FEWEST_RUNS}.`]
        : []),
    ],
  };
}
