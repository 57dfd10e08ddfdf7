/**
 * All series of a nightly run as they were recorded: startup, memory and density in the published runs, work as a plain
 * process did it twice in each block, which stands for every target.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readPlan } from "../../measure/plan.ts";
import { readSamples } from "../../records/reader.ts";
import { samplesFile } from "../../records/run-folder.ts";
import { SeriesCollector } from "../recorded-series.ts";
import type { Series } from "../series.ts";
import type { Random } from "./resampled-run.ts";

const root = join(import.meta.dirname, "../../..");
const published = ["startup", "memory", "density"].map((part) =>
  join(root, `results/2026-11-25-amd-epyc-2-cpus-${part}`),
);

interface RecordedTwice {
  /** Steady time of one repetition in nanoseconds, by workload: the same process twice in each block. */
  readonly blocks: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

const twice: RecordedTwice = JSON.parse(
  readFileSync(join(root, "harness/measure/performance/fixtures/same-process-twice.json"), "utf8"),
);

const plan = readPlan("nightly");

/** What the second start of a block took over the first is what a target's own scatter is; the first is what all share. */
function workOf(workload: string, pairs: RecordedTwice["blocks"][string], target: string, random: Random): Series {
  const values = pairs.map(([first]) => {
    const [one = 1, other = 1] = pairs[random.below(pairs.length)] ?? [];
    return first * (random.below(2) === 0 ? other / one : one / other);
  });
  return {
    metric: "performance",
    target,
    technology: "process",
    layer: "runtime",
    workload,
    parameters: { kind: "integer" },
    unit: "ns",
    better: "lower",
    quantiles: [0.5],
    group: `performance ${workload}`,
    isTime: true,
    conditions: {},
    versions: {},
    artefactSha256: "",
    values: Float64Array.from(values),
    blocks: Float64Array.from(values, (_, block) => block),
    failing: { hits: 0, trials: values.length },
    flags: new Map(),
  };
}

/** @throws where the published runs are not in the checkout. */
export function nightlyPool(random: Random): Series[] {
  const collector = new SeriesCollector();
  for (const folder of published) readSamples(samplesFile(folder), (sample) => collector.add(sample));
  const recorded = collector.series();
  const targets = new Set(recorded.filter(({ metric }) => metric === "startup").map(({ target }) => target));
  const work = Object.entries(twice.blocks).flatMap(([workload, pairs]) =>
    [...targets].map((target) => workOf(workload, pairs, target, random)),
  );
  return [...recorded, ...work];
}

/** As many blocks as the nightly plan has of a group. */
export function nightlyBlocks({ metric, parameters }: Series): number {
  if (metric === "performance") return plan.performance?.blocks ?? 0;
  const { cache, concurrency } = parameters;
  const series = plan.startup?.series.find((one) => one.cache === cache && String(one.concurrency) === concurrency);
  return series === undefined ? 0 : Math.ceil(series.samples / series.concurrency);
}
