/** Compares two runs: first whether they may be, then series by series. */
import { UsageError } from "../errors.ts";
import { compareIsolation, type ComparedIsolation } from "./compare-isolation.ts";
import { type ComparedSeries, compareSeries } from "./compare-series.ts";
import type { Thresholds } from "./compared-figure.ts";
import type { ComparedRun } from "./compared-run.ts";
import { type Difference, type RunDifferences, runDifferences } from "./differences.ts";
import type { SeriesPair } from "./host-shift.ts";
import { type Series, seriesId, type SeriesName } from "./series.ts";

export interface CompareOptions {
  readonly thresholds: Thresholds;
  /** Other versions of runtimes, workloads and of what runs on the host are what is to be compared. */
  readonly allowVersions: boolean;
  /** Each run against its own host's plain process, for runs of two hosts. */
  readonly byBaseline: boolean;
}

/** A series that both runs have, and that says nothing all the same. */
interface NotComparable {
  readonly name: SeriesName;
  /** One sentence without its end. */
  readonly why: string;
}

export interface Comparison extends ComparedSeries {
  readonly base: ComparedRun;
  readonly head: ComparedRun;
  readonly byBaseline: boolean;
  readonly differences: RunDifferences;
  readonly isolation: ComparedIsolation;
  readonly onlyInBase: readonly SeriesName[];
  readonly onlyInHead: readonly SeriesName[];
  readonly notComparable: readonly NotComparable[];
}

function told(differences: readonly Difference[]): string {
  return differences.map(({ what, base, head }) => `${what} (${base} and ${head})`).join(", ");
}

function withoutHostChange(base: ComparedRun, head: ComparedRun, { host }: RunDifferences): void {
  if (host.length === 0) return;
  throw new UsageError(
    "compare",
    `${base.folder} and ${head.folder} are of two hosts, or of one that was set up differently: ${told(host)} differ.`,
    "Compare runs of one host, or ask for --by-baseline: each against its own host's plain process.",
  );
}

function withoutVersionChange(base: ComparedRun, head: ComparedRun, { software, versions }: RunDifferences): void {
  const ofTargets = Array.from(versions, ([target, differences]) => `${target}: ${told(differences)}`);
  const all = [...(software.length === 0 ? [] : [`the host: ${told(software)}`]), ...ofTargets];
  if (all.length === 0) return;
  throw new UsageError(
    "compare",
    `${base.folder} and ${head.folder} are not of the same software. ${all.join("; ")}.`,
    "If that is what is to be compared, say so: --allow-versions.",
  );
}

function conditionDifference(base: Series, head: Series): string | undefined {
  const differing = Object.keys(base.conditions).filter((name) => base.conditions[name] !== head.conditions[name]);
  if (base.unit !== head.unit) return `it is told in ${base.unit} and in ${head.unit}`;
  if (differing.length === 0) return undefined;
  return differing.map((name) => `${name} is ${base.conditions[name]} and ${head.conditions[name]}`).join(", ");
}

interface Matched {
  readonly pairs: readonly SeriesPair[];
  readonly onlyInBase: readonly SeriesName[];
  readonly onlyInHead: readonly SeriesName[];
  readonly notComparable: readonly NotComparable[];
}

/** A series that a run holds twice was taken with two versions in its course. */
function byId(series: readonly Series[]): ReadonlyMap<string, readonly [Series, ...Series[]]> {
  const found = new Map<string, [Series, ...Series[]]>();
  for (const one of series) {
    const known = found.get(seriesId(one));
    if (known === undefined) found.set(seriesId(one), [one]);
    else known.push(one);
  }
  return found;
}

function match(base: ComparedRun, head: ComparedRun, changedTargets: ReadonlySet<string>): Matched {
  const [before, after] = [byId(base.series), byId(head.series)];
  const pairs: SeriesPair[] = [];
  const notComparable: NotComparable[] = [];
  for (const [id, [one, ...more]] of before) {
    const [other, ...others] = after.get(id) ?? [];
    if (other === undefined) continue;
    const why =
      more.length + others.length > 0
        ? "a run holds it with two versions or under two conditions"
        : conditionDifference(one, other);
    if (why === undefined) pairs.push({ base: one, head: other, versionChanged: changedTargets.has(one.target) });
    else notComparable.push({ name: one, why });
  }
  return {
    pairs,
    notComparable,
    onlyInBase: [...before].filter(([id]) => !after.has(id)).map(([, [one]]) => one),
    onlyInHead: [...after].filter(([id]) => !before.has(id)).map(([, [one]]) => one),
  };
}

/** @throws UsageError where the runs are one and the same, of two hosts or of other versions, or have nothing in common. */
export function compareRuns(base: ComparedRun, head: ComparedRun, options: CompareOptions): Comparison {
  if (base.run === head.run) {
    throw new UsageError("compare", `${base.folder} and ${head.folder} are the same run.`, "Name two runs.");
  }
  const differences = runDifferences(base, head);
  if (!options.byBaseline) withoutHostChange(base, head, differences);
  if (!options.allowVersions) {
    withoutVersionChange(base, head, options.byBaseline ? { ...differences, software: [] } : differences);
  }
  const matched = match(base, head, new Set(differences.versions.keys()));
  const isolation = compareIsolation(base.isolation, head.isolation);
  if (matched.pairs.length === 0 && isolation.same + isolation.changed.length === 0) {
    const [why] = matched.notComparable;
    throw new UsageError(
      "compare",
      `${base.folder} and ${head.folder} have no series in common${why === undefined ? "" : `: ${why.why}`}.`,
      "Measure the same targets by the same plan.",
    );
  }
  const compared = compareSeries(matched.pairs, options.byBaseline ? "baseline" : "others", options.thresholds);
  return { base, head, byBaseline: options.byBaseline, differences, isolation, ...matched, ...compared };
}
