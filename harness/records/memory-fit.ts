/** What a series of memory readings comes to: a fixed cost, and the cost of one more instance, by every view. */
import { groupedFit, linearFit, type LinearFit } from "../stats/linear-fit.ts";
import type { MemoryReading, MemorySeries } from "./memory-series.ts";

/**
 * The views of what instances hold together, in bytes.
 *
 * - `available`: by how much the host's available memory fell (MemAvailable, and the free pages on the CPUs' own lists,
 *   which the kernel leaves out of it), less what harness and launcher grew by meanwhile. Whoever holds it, kernel
 *   included; clean file pages are not in it, since the host could take them back.
 * - `pss`, `uss`: over all processes billed to the instances.
 * - `cgroup`: the run's cgroup with kernel memory: whoever touched a page first pays for all of it.
 */
export const memoryViews = ["available", "pss", "uss", "cgroup"] as const;
export type MemoryView = (typeof memoryViews)[number];

/** Parts of what `available` sees and no process's set explains; `other` is what is left of the difference. */
const residualParts = ["slab", "page-tables", "kernel-stacks", "percpu", "other"] as const;
export type ResidualPart = (typeof residualParts)[number];

function availableDrop({ host, harnessBytes }: MemoryReading): number {
  return -host.availableBytes - host.perCpuListBytes - harnessBytes;
}

function seenBy(view: MemoryView, reading: MemoryReading): number | null {
  switch (view) {
    case "available":
      return availableDrop(reading);
    case "pss":
      return reading.pssBytes;
    case "uss":
      return reading.ussBytes;
    case "cgroup":
      return reading.runCgroupBytes;
  }
}

export interface MemoryFit {
  /** total(n) = intercept + slope · n. Undefined where a view was not to be had, or has one level only. */
  readonly views: Readonly<Record<MemoryView, LinearFit | undefined>>;
  /** The same for the cgroups that the runtime made; what lives outside of them is not in it. Undefined without any. */
  readonly instanceCgroups: LinearFit | undefined;
  /** Slope of each component's proportional set size, bytes for one more instance. */
  readonly components: ReadonlyMap<string, LinearFit>;
  /** Slope of what the host lost beyond the processes' sets: `available` less `pss`. */
  readonly residual: LinearFit | undefined;
  /** Slopes of its parts, bytes for one more instance. */
  readonly residualParts: Readonly<Record<ResidualPart, number | undefined>>;
  /** The largest change of other processes' memory while this was measured, bytes. */
  readonly foreignBytes: number;
  /** Most instances that lived at once. */
  readonly mostInstances: number;
  readonly climbs: number;
}

const CONFIDENCE = 0.95;

function fitAt(
  confidence: number,
  readings: readonly MemoryReading[],
  value: (reading: MemoryReading) => number | null,
): LinearFit | undefined {
  const points = readings.flatMap((reading) => {
    const y = value(reading);
    return y === null ? [] : [{ climb: reading.climb, x: reading.instances, y }];
  });
  if (points.length < readings.length) return undefined;
  return groupedFit([...Map.groupBy(points, ({ climb }) => climb).values()], confidence);
}

/** Of each climb its own line, as one view sees it; climbs without two levels that it saw are left out. */
export function climbFits(view: MemoryView, { readings }: MemorySeries): LinearFit[] {
  return [...Map.groupBy(readings, ({ climb }) => climb).values()].flatMap((climb) => {
    const points = climb.flatMap((reading) => {
      const y = seenBy(view, reading);
      return y === null ? [] : [{ x: reading.instances, y }];
    });
    return linearFit(points, CONFIDENCE) ?? [];
  });
}

/** What all instances of a series hold together, as one view sees it. @param confidence of the intervals */
export function viewFit(view: MemoryView, { readings }: MemorySeries, confidence: number): LinearFit | undefined {
  return fitAt(confidence, readings, (reading) => seenBy(view, reading));
}

export function memoryFit(series: MemorySeries): MemoryFit {
  const { readings } = series;
  const fitOf = (value: (reading: MemoryReading) => number | null): LinearFit | undefined =>
    fitAt(CONFIDENCE, readings, value);
  const view = (name: MemoryView): LinearFit | undefined => viewFit(name, series, CONFIDENCE);
  const names = new Set(readings.flatMap(({ components }) => Object.keys(components)));
  const components = Array.from(names, (name): [string, LinearFit | undefined] => [
    name,
    fitOf((reading) => reading.components[name]?.pssBytes ?? 0),
  ]);
  const slope = (value: (reading: MemoryReading) => number): number | undefined => fitOf(value)?.slope.value;
  const residual = fitOf((reading) => availableDrop(reading) - reading.pssBytes);
  const parts = {
    // MemAvailable counts reclaimable slab as half there already: only what cannot be taken back is counted here.
    slab: slope(({ host }) => host.slabUnreclaimableBytes),
    "page-tables": slope(({ host }) => host.pageTableBytes),
    "kernel-stacks": slope(({ host }) => host.kernelStackBytes),
    percpu: slope(({ host }) => host.percpuBytes),
  };
  const explained = Object.values(parts).reduce((sum: number, part) => sum + (part ?? 0), 0);
  return {
    views: { available: view("available"), pss: view("pss"), uss: view("uss"), cgroup: view("cgroup") },
    instanceCgroups: fitOf(({ instanceCgroupBytes }) => instanceCgroupBytes),
    components: new Map(components.flatMap(([name, fit]) => (fit === undefined ? [] : [[name, fit]]))),
    residual,
    residualParts: { ...parts, other: residual === undefined ? undefined : residual.slope.value - explained },
    foreignBytes: Math.max(0, ...readings.map(({ foreignBytes }) => Math.abs(foreignBytes))),
    mostInstances: Math.max(0, ...readings.map(({ instances }) => instances)),
    climbs: new Set(readings.map(({ climb }) => climb)).size,
  };
}
