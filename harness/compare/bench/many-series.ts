/** What comparing hundreds of series takes. */
import { performance } from "node:perf_hooks";
import { compareSeries } from "../compare-series.ts";
import { defaultThresholds } from "../compared-figure.ts";
import type { Series } from "../series.ts";
import { seededRandom } from "./resampled-run.ts";

const TARGETS_PER_GROUP = 10;

function madeSeries(index: number, samples: number, random: ReturnType<typeof seededRandom>): Series {
  const group = String(Math.floor(index / TARGETS_PER_GROUP));
  return {
    metric: "startup",
    target: `target ${index % TARGETS_PER_GROUP}`,
    technology: "container",
    layer: "runtime",
    workload: "noop",
    parameters: { cache: "warm", concurrency: "1", group },
    unit: "ns",
    better: "lower",
    quantiles: [0.5, 0.99],
    group,
    isTime: true,
    conditions: {},
    versions: {},
    artefactSha256: "",
    values: Float64Array.from({ length: samples }, () => 1e7 * Math.exp(0.1 * random.normal())),
    blocks: Float64Array.from({ length: samples }, (_, block) => block),
    failing: { hits: 0, trials: samples },
    flags: new Map(),
  };
}

/** The budget is five seconds for 400 series of 1,000 samples each. */
export function manySeries(series: number, samples: number): string {
  const random = seededRandom(1);
  const pairs = Array.from({ length: series }, (_, index) => ({
    base: madeSeries(index, samples, random),
    head: madeSeries(index, samples, random),
    versionChanged: false,
  }));
  const begun = performance.now();
  const { figures } = compareSeries(pairs, "others", defaultThresholds);
  for (const { hidden } of figures) hidden?.();
  return `${series} series of ${samples} samples in each run, compared, with modes and switches looked for: ${((performance.now() - begun) / 1000).toFixed(2)} s`;
}
