import type { RecordedMemory } from "../records/memory-line.ts";
import { MemoryCollector, type MemorySeries } from "../records/memory-series.ts";
import { exampleCommon } from "./example-sample.ts";

const MEBIBYTE = 1024 * 1024;

const host: RecordedMemory["host"] = {
  totalBytes: 16_000 * MEBIBYTE,
  availableBytes: 15_000 * MEBIBYTE,
  perCpuListBytes: 100 * MEBIBYTE,
  freeBytes: 14_000 * MEBIBYTE,
  pageCacheBytes: 1000 * MEBIBYTE,
  sharedBytes: 0,
  anonymousBytes: 100 * MEBIBYTE,
  slabReclaimableBytes: 50 * MEBIBYTE,
  slabUnreclaimableBytes: 50 * MEBIBYTE,
  kernelStackBytes: 2 * MEBIBYTE,
  pageTableBytes: 5 * MEBIBYTE,
  percpuBytes: MEBIBYTE,
  swapUsedBytes: 0,
};

export interface ExampleInstances {
  readonly of?: Partial<RecordedMemory>;
  /** Proportional set size: `fixed` once, `each` for every instance. Bytes. */
  readonly fixed: number;
  readonly each: number;
  /** Taken of the host's available memory by every instance beyond that. */
  readonly beyond?: number;
  readonly levels?: readonly number[];
  /** That holds all of it. */
  readonly component?: string;
  /** Three by default: fewer have no interval. */
  readonly climbs?: number;
}

/** One climb whose figures lie exactly on a line. */
export function exampleClimb({
  of,
  fixed,
  each,
  beyond = 0,
  component = "workload",
  levels = [1, 2, 5, 10],
}: ExampleInstances): RecordedMemory[] {
  const { schema: _, ...common } = exampleCommon();
  return [0, ...levels].map((instances, index) => {
    const pssBytes = instances === 0 ? 0 : fixed + each * instances;
    const pageTableBytes = beyond * instances;
    return {
      ...common,
      workload: "hold",
      metric: "memory",
      unit: "bytes",
      index,
      flags: [],
      instances,
      dirtyBytes: 0,
      value: pssBytes,
      components: {
        [component]: {
          processes: instances,
          pssBytes,
          ussBytes: each * instances,
          unbackedPssBytes: pssBytes,
          swapPssBytes: 0,
          pageTableBytes,
        },
      },
      host: {
        ...host,
        availableBytes: host.availableBytes - pssBytes - pageTableBytes,
        anonymousBytes: host.anonymousBytes + pssBytes,
        pageTableBytes: host.pageTableBytes + pageTableBytes,
      },
      harness: {
        processes: 2,
        pssBytes: 50 * MEBIBYTE,
        ussBytes: 40 * MEBIBYTE,
        unbackedPssBytes: 40 * MEBIBYTE,
        swapPssBytes: 0,
        pageTableBytes: 0,
      },
      runCgroup: null,
      instanceCgroups: null,
      settledNs: 4e8,
      ...of,
    };
  });
}

export function exampleMemory(...all: readonly ExampleInstances[]): MemorySeries[] {
  const collector = new MemoryCollector();
  for (const example of all) {
    for (let climb = 1; climb <= (example.climbs ?? 3); climb++) {
      for (const sample of exampleClimb(example)) collector.add({ ...sample, block: climb });
    }
  }
  return collector.series();
}
