/** Groups performance samples into series of like conditions, and pairs each with the baseline of its own block. */
import { countFlags } from "./flag-counts.ts";
import type { RecordedPerformance } from "./performance-line.ts";
import type { SampleFlag } from "./common-sample.ts";
import { conditionsOf, type SeriesConditions, seriesKey } from "./series-key.ts";

/** The same work in one block: in the target, and in a plain process. */
interface PerformancePair {
  readonly run: string;
  readonly block: number;
  readonly ns: number;
  readonly baselineNs: number;
}

/** All starts of one target with one workload. */
export interface PerformanceSeries
  extends SeriesConditions, Pick<RecordedPerformance, "kind" | "baseline" | "clock" | "fileSystem"> {
  readonly pinned: boolean;
  /** In the order in which they were taken. */
  readonly starts: readonly RecordedPerformance[];
  /** Of those that gave a figure which can be trusted, with a baseline of which the same is true. */
  readonly pairs: readonly PerformancePair[];
  /** Why the others gave none: one sentence each. */
  readonly failures: readonly string[];
  /** Why the target cannot do this work at all; undefined where it can. */
  readonly unsupported: string | undefined;
  /** Samples that carry each flag. */
  readonly flags: ReadonlyMap<string, number>;
}

const clockDisagrees: SampleFlag = "clock-disagrees";

function blockKey({ run, block, target }: RecordedPerformance, workload: string): string {
  return JSON.stringify([run, block, target, workload]);
}

/** Why a sample's figure counts for nothing; undefined where it counts. */
function defect({ outcome, error, flags }: RecordedPerformance): string | undefined {
  if (outcome !== "ok") return error ?? `it ended as ${outcome}`;
  return flags.includes(clockDisagrees) ? "its clock and the host's disagree" : undefined;
}

/** Who waits for the moment at which a request is due is late by what is its own: milliseconds, of a timer of Node's. */
function isPacedAlike(sample: RecordedPerformance, baseline: RecordedPerformance): boolean {
  return sample.kind !== "requests" || sample.clock === baseline.clock;
}

function whyNoPair(sample: RecordedPerformance, baseline: RecordedPerformance | undefined): string | undefined {
  const why = defect(sample);
  if (why !== undefined) return why;
  if (baseline === undefined) return "its block has no baseline";
  if (!isPacedAlike(sample, baseline)) return "its requests were sent by another clock's timers than the baseline's";
  return defect(baseline);
}

function flagsOf(starts: readonly RecordedPerformance[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { flags } of starts) countFlags(counts, flags);
  return counts;
}

export class PerformanceCollector {
  /** By block, target and workload: a block that was taken anew replaces what was there of it. */
  readonly #samples = new Map<string, RecordedPerformance>();

  add(sample: RecordedPerformance): void {
    if (!sample.warmup) this.#samples.set(blockKey(sample, sample.workload), sample);
  }

  /** In the order of target names, and for one target in the order in which its series began. */
  series(): PerformanceSeries[] {
    const grouped = Map.groupBy(this.#samples.values(), (sample) =>
      seriesKey(
        sample,
        sample.baseline,
        sample.clock,
        sample.cpu === null,
        sample.requestsPerSecond,
        sample.fileSystem,
      ),
    );
    return Array.from(grouped.values(), (starts) => this.#seriesOf(starts)).toSorted((a, b) =>
      a.target === b.target ? 0 : a.target < b.target ? -1 : 1,
    );
  }

  #seriesOf(starts: readonly RecordedPerformance[]): PerformanceSeries {
    const pairs: PerformancePair[] = [];
    const failures: string[] = [];
    for (const sample of starts) {
      const { run, block, value } = sample;
      const baseline = this.#samples.get(blockKey({ ...sample, target: "process" }, sample.baseline));
      const why = whyNoPair(sample, baseline);
      if (why !== undefined || value === null || baseline?.value == null) failures.push(why ?? "it has no figure");
      else pairs.push({ run, block, ns: value, baselineNs: baseline.value });
    }
    const [first] = starts;
    if (first === undefined) throw new RangeError("A series has at least one sample.");
    const { kind, baseline, clock, cpu, fileSystem } = first;
    return {
      ...conditionsOf(first),
      kind,
      baseline,
      clock,
      ...(fileSystem === undefined ? {} : { fileSystem }),
      pinned: cpu !== null,
      starts,
      pairs,
      failures,
      unsupported: starts.find(({ outcome }) => outcome === "unsupported")?.error,
      flags: flagsOf(starts),
    };
  }
}
