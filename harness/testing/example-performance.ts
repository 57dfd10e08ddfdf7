import type { WorkKind } from "../../workloads/types.ts";
import type { RecordedPerformance } from "../records/performance-line.ts";
import { PerformanceCollector, type PerformanceSeries } from "../records/performance-series.ts";
import { exampleSample } from "./example-sample.ts";

/** One kind of work in one target, against the plain process, in so many blocks. */
export interface ExampleWork {
  readonly of: Partial<RecordedPerformance>;
  readonly kind: WorkKind;
  /** How many times as long as the plain process takes; null where the target cannot do it. */
  readonly times: number | null;
  readonly blocks?: number;
}

/** Of the plain process on a quiet host; null where the work cannot be done. */
export function exampleWorkSample(kind: WorkKind, block: number, value: number | null): RecordedPerformance {
  const { series: _series, gapNs: _gap, events: _events, resources: _resources, ...common } = exampleSample();
  return {
    ...common,
    workload: kind,
    baseline: kind,
    metric: "performance",
    kind,
    block,
    flags: [],
    outcome: value === null ? "unsupported" : "ok",
    ...(value === null ? { error: "It has no sockets." } : {}),
    value,
    unit: "ns",
    cpu: 1,
    readyNs: 1e6,
    ownNs: [],
    hostNs: [],
  };
}

export function examplePerformance(...all: readonly ExampleWork[]): PerformanceSeries[] {
  const collector = new PerformanceCollector();
  for (const { of, kind, times, blocks = 10 } of all) {
    for (let block = 1; block <= blocks; block++) {
      const baselineNs = 1e7 * (1 + 0.002 * block);
      collector.add(exampleWorkSample(kind, block, baselineNs));
      const value = times === null ? null : baselineNs * times * (1 + 0.001 * (block % 3));
      collector.add({ ...exampleWorkSample(kind, block, value), ...of });
    }
  }
  return collector.series();
}
