/** Groups density samples into ramps. */
import type { RecordedDensity, RecordedDensityEnd, RecordedDensityStep } from "./density-line.ts";
import { countFlags } from "./flag-counts.ts";
import { conditionsOf, type SeriesConditions, seriesKey } from "./series-key.ts";

/** One ramp of one target, from nothing to what bound it. */
export interface DensityRamp extends SeriesConditions {
  readonly run: string;
  readonly block: number;
  readonly steps: readonly RecordedDensityStep[];
  /** Absent where the run was killed on the way: then what is live in the last step is only the least. */
  readonly end: RecordedDensityEnd | undefined;
  /** Samples that carry each flag. */
  readonly flags: ReadonlyMap<string, number>;
}

interface Gathering {
  readonly sample: RecordedDensity;
  readonly steps: RecordedDensityStep[];
  end: RecordedDensityEnd | undefined;
  readonly flags: Map<string, number>;
}

export class DensityCollector {
  readonly #gatherings = new Map<string, Gathering>();

  add(sample: RecordedDensity): void {
    if (sample.warmup) return;
    const key = seriesKey(sample, sample.run, sample.block);
    const gathering: Gathering = this.#gatherings.get(key) ?? { sample, steps: [], end: undefined, flags: new Map() };
    this.#gatherings.set(key, gathering);
    if (sample.phase === "step") gathering.steps.push(sample);
    else gathering.end = sample;
    countFlags(gathering.flags, sample.flags);
  }

  /** In the order of target names, and for one target in the order in which they were taken. */
  ramps(): DensityRamp[] {
    return Array.from(this.#gatherings.values(), ({ sample, ...gathered }) => ({
      ...conditionsOf(sample),
      run: sample.run,
      block: sample.block,
      ...gathered,
    })).toSorted((a, b) => (a.target === b.target ? 0 : a.target < b.target ? -1 : 1));
  }
}
