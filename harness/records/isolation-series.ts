/** Groups isolation samples by target. */
import type { RecordedBoundary, RecordedIsolation, RecordedSurface } from "./isolation-line.ts";
import { conditionsOf, type SeriesConditions, seriesKey } from "./series-key.ts";

/** What is known of one target's boundary. */
export interface IsolationSeries extends SeriesConditions {
  /** By check; where one was asked several times, the last. */
  readonly findings: ReadonlyMap<string, RecordedBoundary>;
  /** By workload; where one was traced several times, the last. */
  readonly surfaces: ReadonlyMap<string, RecordedSurface>;
}

interface Gathering {
  readonly conditions: SeriesConditions;
  readonly findings: Map<string, RecordedBoundary>;
  readonly surfaces: Map<string, RecordedSurface>;
}

export class IsolationCollector {
  readonly #gatherings = new Map<string, Gathering>();

  add(sample: RecordedIsolation): void {
    if (sample.warmup) return;
    // A target's boundary and its surface are of different workloads, and of one boundary.
    const ofTarget = { ...sample, workload: "reach", artefactSha256: "" };
    const key = seriesKey(ofTarget);
    const gathering: Gathering = this.#gatherings.get(key) ?? {
      conditions: conditionsOf(ofTarget),
      findings: new Map(),
      surfaces: new Map(),
    };
    this.#gatherings.set(key, gathering);
    if (sample.view === "boundary") gathering.findings.set(sample.check, sample);
    else gathering.surfaces.set(sample.workload, sample);
  }

  /** In the order of target names. */
  series(): IsolationSeries[] {
    return Array.from(this.#gatherings.values(), ({ conditions, ...gathered }) => ({
      ...conditions,
      ...gathered,
    })).toSorted((a, b) => (a.target === b.target ? 0 : a.target < b.target ? -1 : 1));
  }
}
