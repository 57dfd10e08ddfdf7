/** Starts with the blocks in which they were made, which summaries do not need and comparisons do. */
import { countFlags } from "../records/flag-counts.ts";
import { seriesKey } from "../records/series-key.ts";
import type { RecordedStart } from "../records/startup-line.ts";
import { countedFlags } from "./counted-flags.ts";
import type { Series, SeriesName } from "./series.ts";

/** CPU cost of a start by the best measure that every successful start of a series has; see records/startup-series.ts. */
const cpuMeasures = ["cycles", "taskClockNs", "waitedForNs"] as const;
type CpuMeasure = (typeof cpuMeasures)[number];

interface Gathering {
  readonly sample: RecordedStart;
  readonly blocks: number[];
  readonly readyNs: number[];
  /** NaN where a successful start has no such figure. */
  readonly cpu: Readonly<Record<CpuMeasure, number[]>>;
  readonly failedBlocks: Set<number>;
  readonly flags: Map<string, number>;
}

function gatheringOf(sample: RecordedStart): Gathering {
  return {
    sample,
    blocks: [],
    readyNs: [],
    cpu: { cycles: [], taskClockNs: [], waitedForNs: [] },
    failedBlocks: new Set(),
    flags: new Map(),
  };
}

function inBlockOrder(order: readonly number[], values: readonly number[]): Float64Array {
  return Float64Array.from(order, (index) => values[index] ?? Number.NaN);
}

/** Quantiles of a start; of its cost the middle only. */
const startQuantiles = [0.5, 0.99];

function seriesOf({ sample, blocks, readyNs, cpu, failedBlocks, flags }: Gathering): Series[] {
  const { target, technology, layer, workload, accelerated, clock, versions, artefactSha256 } = sample;
  const { cache, concurrency } = sample.series;
  const parameters = { cache, concurrency: String(concurrency) };
  const name: Omit<SeriesName, "metric"> = { target, technology, layer, workload, parameters };
  const order = blocks.map((_, index) => index).toSorted((a, b) => (blocks[a] ?? 0) - (blocks[b] ?? 0));
  const common = {
    ...name,
    better: "lower" as const,
    versions,
    artefactSha256,
    blocks: inBlockOrder(order, blocks),
    flags: countedFlags(flags, readyNs.length),
  };
  const group = `${workload} ${cache} ${concurrency}`;
  const conditions = { accelerated: accelerated ? "yes" : "no", clock };
  const startup: Series = {
    ...common,
    metric: "startup",
    unit: "ns",
    quantiles: startQuantiles,
    group: `startup ${group}`,
    isTime: true,
    conditions,
    values: inBlockOrder(order, readyNs),
    failing: { hits: failedBlocks.size, trials: new Set(blocks).size },
  };
  const measure = cpuMeasures.find((one) => !cpu[one].some(Number.isNaN));
  if (measure === undefined) return [startup];
  return [
    startup,
    {
      ...common,
      metric: "cpu",
      unit: measure === "cycles" ? "cycles" : "ns",
      quantiles: [0.5],
      group: `cpu ${group}`,
      isTime: true,
      conditions: { ...conditions, measure },
      values: inBlockOrder(order, cpu[measure]),
      failing: undefined,
    },
  ];
}

/** Takes starts one by one. Warm-ups are left out. */
export class StartupBlocks {
  readonly #gatherings = new Map<string, Gathering>();

  add(sample: RecordedStart): void {
    if (sample.warmup) return;
    const { cache, concurrency } = sample.series;
    const key = seriesKey(sample, cache, concurrency, sample.clock);
    const gathering = this.#gatherings.get(key) ?? gatheringOf(sample);
    this.#gatherings.set(key, gathering);
    const { block, outcome, value, resources, flags } = sample;
    const failed = outcome === "ok" ? undefined : Infinity;
    gathering.blocks.push(block);
    gathering.readyNs.push(failed ?? value ?? Infinity);
    gathering.cpu.cycles.push(failed ?? resources?.cycles ?? Number.NaN);
    gathering.cpu.taskClockNs.push(failed ?? resources?.taskClockNs ?? Number.NaN);
    gathering.cpu.waitedForNs.push(failed ?? (resources ? resources.userNs + resources.systemNs : Number.NaN));
    if (failed !== undefined) gathering.failedBlocks.add(block);
    countFlags(gathering.flags, flags);
  }

  series(): Series[] {
    return [...this.#gatherings.values()].flatMap(seriesOf);
  }
}
