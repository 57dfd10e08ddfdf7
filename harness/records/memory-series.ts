/** Groups memory samples into series of like conditions: what n instances hold, for several n and climbs. */
import { countFlags } from "./flag-counts.ts";
import type { RecordedMemory } from "./memory-line.ts";
import type { HostMemory } from "./common-sample.ts";
import type { ComponentMemory } from "./memory-sample.ts";
import { conditionsOf, type SeriesConditions, seriesKey } from "./series-key.ts";

/** What n live, settled instances of one target hold together. */
export interface MemoryReading {
  readonly instances: number;
  /** Tells the climbs of all runs apart: values of one climb share a baseline and its drift. */
  readonly climb: string;
  /** Sum over all components. */
  readonly pssBytes: number;
  readonly ussBytes: number;
  readonly pageTableBytes: number;
  readonly components: Readonly<Record<string, ComponentMemory>>;
  /** Changes of the host's own figures since the climb's beginning, without any instance. */
  readonly host: HostMemory;
  /** Change of what harness and launcher hold of memory that no file backs: what a file backs the host could take back. */
  readonly harnessBytes: number;
  /**
   * Change of the host's anonymous and shared memory that neither the instances nor the harness account for: other
   * processes'. It is in the host's figures, and none of the instances' doing.
   */
  readonly foreignBytes: number;
  /** The same for the run's cgroup, with kernel memory; null where memory is not accounted. */
  readonly runCgroupBytes: number | null;
  /** Sum over the cgroups that the runtime made; null for a runtime that makes none. */
  readonly instanceCgroupBytes: number | null;
}

export interface MemorySeries extends SeriesConditions {
  /** Memory of the host. */
  readonly hostBytes: number;
  /** Filled by each instance itself. */
  readonly dirtyBytes: number;
  /** Memory that each machine was given, and whether that is another size than its own; undefined for what is none. */
  readonly guest: RecordedMemory["guest"];
  /** In the order in which they were taken; nothing but levels of at least one instance. */
  readonly readings: readonly MemoryReading[];
  /** Why levels are missing: one sentence each. */
  readonly failures: readonly string[];
  /** Samples that carry each flag. */
  readonly flags: ReadonlyMap<string, number>;
}

/** Idle instances as their target has them: what the document speaks of, and what an extrapolation starts from. */
export function isIdleMemory({ dirtyBytes, guest }: Pick<MemorySeries, "dirtyBytes" | "guest">): boolean {
  return dirtyBytes === 0 && guest?.asked !== true;
}

interface Gathering {
  readonly sample: RecordedMemory;
  readonly readings: MemoryReading[];
  readonly failures: string[];
  readonly flags: Map<string, number>;
}

function difference(now: HostMemory, before: HostMemory): HostMemory {
  return {
    totalBytes: now.totalBytes - before.totalBytes,
    availableBytes: now.availableBytes - before.availableBytes,
    perCpuListBytes: now.perCpuListBytes - before.perCpuListBytes,
    freeBytes: now.freeBytes - before.freeBytes,
    pageCacheBytes: now.pageCacheBytes - before.pageCacheBytes,
    sharedBytes: now.sharedBytes - before.sharedBytes,
    anonymousBytes: now.anonymousBytes - before.anonymousBytes,
    slabReclaimableBytes: now.slabReclaimableBytes - before.slabReclaimableBytes,
    slabUnreclaimableBytes: now.slabUnreclaimableBytes - before.slabUnreclaimableBytes,
    kernelStackBytes: now.kernelStackBytes - before.kernelStackBytes,
    pageTableBytes: now.pageTableBytes - before.pageTableBytes,
    percpuBytes: now.percpuBytes - before.percpuBytes,
    swapUsedBytes: now.swapUsedBytes - before.swapUsedBytes,
  };
}

/** On the host and in none of our processes. */
function unbackedBytes({ host, harness, components }: RecordedMemory): number {
  const own = Object.values(components).reduce((sum, one) => sum + one.unbackedPssBytes, harness.unbackedPssBytes);
  return host.anonymousBytes + host.sharedBytes - own;
}

function readingOf(sample: RecordedMemory, empty: RecordedMemory, climb: string): MemoryReading {
  const components = Object.values(sample.components);
  const sum = (key: keyof ComponentMemory): number => components.reduce((total, one) => total + one[key], 0);
  const [now, before] = [sample.runCgroup, empty.runCgroup];
  return {
    instances: sample.instances,
    climb,
    pssBytes: sum("pssBytes"),
    ussBytes: sum("ussBytes"),
    pageTableBytes: sum("pageTableBytes"),
    components: sample.components,
    host: difference(sample.host, empty.host),
    harnessBytes: sample.harness.unbackedPssBytes - empty.harness.unbackedPssBytes,
    foreignBytes: unbackedBytes(sample) - unbackedBytes(empty),
    runCgroupBytes: now === null || before === null ? null : now.usageBytes - before.usageBytes,
    instanceCgroupBytes: sample.instanceCgroups?.usageBytes ?? null,
  };
}

export class MemoryCollector {
  readonly #gatherings = new Map<string, Gathering>();
  /** The host without any instance, by climb. */
  readonly #empty = new Map<string, RecordedMemory>();

  add(sample: RecordedMemory): void {
    if (sample.warmup) return;
    const key = seriesKey(sample, sample.dirtyBytes, ...(sample.guest === undefined ? [] : [sample.guest]));
    const climb = `${sample.run} ${sample.block} ${key}`;
    if (sample.instances === 0) {
      this.#empty.set(climb, sample);
      return;
    }
    const gathering: Gathering = this.#gatherings.get(key) ?? { sample, readings: [], failures: [], flags: new Map() };
    this.#gatherings.set(key, gathering);
    countFlags(gathering.flags, sample.flags);
    const empty = this.#empty.get(climb);
    if (sample.outcome !== "ok" || empty === undefined) {
      gathering.failures.push(sample.error ?? "there is no reading of the host without instances");
    } else gathering.readings.push(readingOf(sample, empty, climb));
  }

  /** In the order of target names, and for one target in the order in which its series began. */
  series(): MemorySeries[] {
    return Array.from(this.#gatherings.values(), ({ sample, ...gathered }) => ({
      ...conditionsOf(sample),
      hostBytes: sample.host.totalBytes,
      dirtyBytes: sample.dirtyBytes,
      guest: sample.guest,
      ...gathered,
    })).toSorted((a, b) => (a.target === b.target ? 0 : a.target < b.target ? -1 : 1));
  }
}
