/** Compares what a probe found inside: facts, each asked once, that no statistic is needed for. */
import { isolationChecks } from "../records/isolation-checks.ts";
import type { IsolationSeries } from "../records/isolation-series.ts";
import type { ComparisonVerdict } from "./verdict.ts";

/** A question whose answer is not the same in both runs. */
interface ChangedAnswer {
  readonly target: string;
  readonly check: string;
  /** What is true where the answer is `reached`; undefined for a question of a later version. */
  readonly statement: string | undefined;
  /** `untrusted` where what came from inside cannot be. */
  readonly base: string;
  readonly head: string;
  readonly verdict: ComparisonVerdict;
}

/** System calls that a workload made the host's kernel answer, in one run and not in the other. */
export interface ChangedSurface {
  readonly target: string;
  readonly workload: string;
  readonly base: number;
  readonly head: number;
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

export interface ComparedIsolation {
  readonly changed: readonly ChangedAnswer[];
  /** One trace each: a fact of these two runs, and no verdict. */
  readonly surfaces: readonly ChangedSurface[];
  /** Answers that are the same. */
  readonly same: number;
  /** Targets that only one of the runs asked. */
  readonly onlyInBase: readonly string[];
  readonly onlyInHead: readonly string[];
}

/** Nothing gets through. */
const closed = new Set(["denied", "absent"]);

function verdictOn(base: string, head: string): ComparisonVerdict {
  if (closed.has(base) && head === "reached") return "worse";
  if (base === "reached" && closed.has(head)) return "better";
  return closed.has(base) && closed.has(head) ? "no change" : "unsure";
}

function answersOf({ findings }: IsolationSeries): ReadonlyMap<string, string> {
  return new Map(Array.from(findings, ([check, { value }]) => [check, value ?? "untrusted"]));
}

function callsOf(series: IsolationSeries, workload: string): Set<string> {
  return new Set(series.surfaces.get(workload)?.calls.flatMap(({ counts }) => Object.keys(counts)) ?? []);
}

function changedSurfaces(base: IsolationSeries, head: IsolationSeries): ChangedSurface[] {
  return [...base.surfaces.keys()].flatMap((workload) => {
    const [before, after] = [callsOf(base, workload), callsOf(head, workload)];
    if (before.size === 0 || after.size === 0) return [];
    const added = [...after].filter((call) => !before.has(call)).toSorted();
    const gone = [...before].filter((call) => !after.has(call)).toSorted();
    if (added.length + gone.length === 0) return [];
    return [{ target: base.target, workload, base: before.size, head: after.size, added, gone }];
  });
}

export function compareIsolation(
  base: readonly IsolationSeries[],
  head: readonly IsolationSeries[],
): ComparedIsolation {
  const after = new Map(head.map((series) => [series.target, series]));
  const before = new Set(base.map(({ target }) => target));
  const changed: ChangedAnswer[] = [];
  const surfaces: ChangedSurface[] = [];
  let same = 0;
  for (const series of base) {
    const now = after.get(series.target);
    if (now === undefined) continue;
    const answers = answersOf(now);
    for (const [check, was] of answersOf(series)) {
      const is = answers.get(check);
      if (is === undefined) continue;
      const statement = isolationChecks.find(({ name }) => name === check)?.reached.en;
      if (is === was) same++;
      else changed.push({ target: series.target, check, statement, base: was, head: is, verdict: verdictOn(was, is) });
    }
    surfaces.push(...changedSurfaces(series, now));
  }
  return {
    changed,
    surfaces,
    same,
    onlyInBase: [...before].filter((target) => !after.has(target)),
    onlyInHead: [...after.keys()].filter((target) => !before.has(target)),
  };
}
