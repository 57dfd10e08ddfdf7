/** Groups samples into series of like conditions, the only sets of numbers that are ever summarised together. */
import { quantileOfSorted } from "../stats/quantile.ts";
import { countFlags } from "./flag-counts.ts";
import type { Outcome, SampleFlag } from "./common-sample.ts";
import type { StartupSample } from "./startup-sample.ts";
import type { RecordedStart } from "./startup-line.ts";
import { StepMeans } from "./step-means.ts";

/** What one start cost the host's CPUs, over the process tree of the instance and until its exit. */
interface CpuCost {
  /**
   * The best measure that every successful start of the series has: `cycles` by hardware counters; `task-clock`, CPU
   * time of all descendants in nanoseconds; `waited-for`, CPU time of those descendants that were waited for.
   */
  readonly measure: "cycles" | "task-clock" | "waited-for";
  /** Ascending; a start that failed is +Infinity. */
  readonly sorted: Float64Array;
}

/** All starts of one target under the same conditions, by the same runtime, with the same stopwatch. */
export interface StartupSeries extends Pick<
  StartupSample,
  "target" | "technology" | "layer" | "workload" | "accelerated" | "clock" | "versions" | "artefactSha256"
> {
  readonly cache: StartupSample["series"]["cache"];
  readonly concurrency: number;
  /** These samples were taken after the runtime had been replaced in the middle of the run. */
  readonly runtimeReplaced: boolean;
  /** Requested → ready, ascending. An instance that failed or timed out is +Infinity: nothing is dropped. */
  readonly readyNs: Float64Array;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Samples that carry each flag. */
  readonly flags: ReadonlyMap<string, number>;
  /** Absent where not every successful start was accounted. */
  readonly cpu: CpuCost | undefined;
  /**
   * Median of each part of the guest's boot by the guest's own clock, over the successful starts that tell it, in the
   * order in which they came; empty where none does. See {@link StartupSample.bootNs}.
   */
  readonly bootNs: ReadonlyMap<string, number>;
  /**
   * Mean of each step of the start, over the successful ones; they add up to the mean of the whole. Of what no engine
   * started, one step, `ready`. See {@link StepMeans}.
   */
  readonly steps: ReadonlyMap<string, number>;
  /** By how much each ready stamp may be late, ascending; of the starts that tell it, which only Node's clock does. */
  readonly lateAtMostNs: Float64Array;
}

interface Gathering {
  readonly sample: RecordedStart;
  readonly readyNs: number[];
  /** NaN where a successful start has no such figure. */
  readonly cycles: number[];
  readonly taskClockNs: number[];
  readonly waitedForNs: number[];
  readonly outcomes: Record<Outcome, number>;
  readonly flags: Map<string, number>;
  readonly bootNs: Map<string, number[]>;
  readonly steps: StepMeans;
  readonly lateAtMostNs: number[];
}

const versionChanged: SampleFlag = "version-changed";

/** Everything in which two samples of one series agree. */
function keyOf(sample: RecordedStart): string {
  const { target, technology, layer, workload, series, accelerated, clock, artefactSha256, versions } = sample;
  const replaced = sample.flags.includes(versionChanged);
  const { cache, concurrency } = series;
  const conditions = [target, technology, layer, workload, cache, concurrency, accelerated, clock, replaced];
  return JSON.stringify([...conditions, artefactSha256, versions]);
}

/** Whether two samples have the same key, found out without making the keys: most samples are like the one before. */
function haveSameKey(a: RecordedStart, b: RecordedStart): boolean {
  if (
    a.target !== b.target ||
    a.technology !== b.technology ||
    a.layer !== b.layer ||
    a.workload !== b.workload ||
    a.series.cache !== b.series.cache ||
    a.series.concurrency !== b.series.concurrency ||
    a.accelerated !== b.accelerated ||
    a.clock !== b.clock ||
    a.artefactSha256 !== b.artefactSha256 ||
    a.flags.includes(versionChanged) !== b.flags.includes(versionChanged)
  ) {
    return false;
  }
  for (const tool in a.versions) if (a.versions[tool] !== b.versions[tool]) return false;
  for (const tool in b.versions) if (a.versions[tool] === undefined) return false;
  return true;
}

function cpuCost({ cycles, taskClockNs, waitedForNs }: Gathering): CpuCost | undefined {
  const measures = { cycles: cycles, "task-clock": taskClockNs, "waited-for": waitedForNs } as const;
  for (const measure of ["cycles", "task-clock", "waited-for"] as const) {
    const values = measures[measure];
    if (!values.some(Number.isNaN)) return { measure, sorted: Float64Array.from(values).toSorted() };
  }
  return undefined;
}

function median(values: readonly number[]): number {
  return quantileOfSorted(Float64Array.from(values).toSorted(), 0.5);
}

function finished(gathering: Gathering): StartupSeries {
  const { sample, readyNs, outcomes, flags } = gathering;
  return {
    target: sample.target,
    technology: sample.technology,
    layer: sample.layer,
    workload: sample.workload,
    accelerated: sample.accelerated,
    clock: sample.clock,
    versions: sample.versions,
    artefactSha256: sample.artefactSha256,
    cache: sample.series.cache,
    concurrency: sample.series.concurrency,
    runtimeReplaced: sample.flags.includes(versionChanged),
    readyNs: Float64Array.from(readyNs).toSorted(),
    outcomes,
    flags,
    cpu: cpuCost(gathering),
    bootNs: new Map(Array.from(gathering.bootNs, ([part, values]) => [part, median(values)])),
    steps: gathering.steps.means(),
    lateAtMostNs: Float64Array.from(gathering.lateAtMostNs).toSorted(),
  };
}

/** Takes samples one by one and holds their figures only. Warm-ups are left out: they are no part of any summary. */
export class StartupCollector {
  readonly #gatherings = new Map<string, Gathering>();
  /** By target. */
  readonly #latest = new Map<string, Gathering>();

  add(sample: RecordedStart): void {
    if (sample.warmup) return;
    const gathering = this.#gatheringOf(sample);
    const { outcome, value, resources, flags, bootNs, events } = sample;
    const failed = outcome === "ok" ? undefined : Infinity;
    gathering.readyNs.push(failed ?? value ?? Infinity);
    gathering.cycles.push(failed ?? resources?.cycles ?? Number.NaN);
    gathering.taskClockNs.push(failed ?? resources?.taskClockNs ?? Number.NaN);
    gathering.waitedForNs.push(failed ?? (resources ? resources.userNs + resources.systemNs : Number.NaN));
    gathering.outcomes[outcome]++;
    if (value !== null) gathering.steps.add(value, events.phases);
    if (events.readyLateAtMostNs !== undefined) gathering.lateAtMostNs.push(events.readyLateAtMostNs);
    for (const [part, ns] of Object.entries(outcome === "ok" ? (bootNs ?? {}) : {})) {
      const values = gathering.bootNs.get(part);
      if (values === undefined) gathering.bootNs.set(part, [ns]);
      else values.push(ns);
    }
    countFlags(gathering.flags, flags);
  }

  /** In the order of target names, and for one target in the order in which its series began. */
  series(): StartupSeries[] {
    return Array.from(this.#gatherings.values(), finished).toSorted((a, b) =>
      a.target === b.target ? 0 : a.target < b.target ? -1 : 1,
    );
  }

  #gatheringOf(sample: RecordedStart): Gathering {
    const latest = this.#latest.get(sample.target);
    if (latest !== undefined && haveSameKey(latest.sample, sample)) return latest;
    const key = keyOf(sample);
    const gathering = this.#gatherings.get(key) ?? {
      sample,
      readyNs: [],
      cycles: [],
      taskClockNs: [],
      waitedForNs: [],
      outcomes: { ok: 0, timeout: 0, failed: 0, "wrong-answer": 0 },
      flags: new Map(),
      bootNs: new Map(),
      steps: new StepMeans(),
      lateAtMostNs: [],
    };
    this.#gatherings.set(key, gathering);
    this.#latest.set(sample.target, gathering);
    return gathering;
  }
}
