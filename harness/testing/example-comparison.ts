/** Series and runs as comparisons take them, made to measure. */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { ComparedRun } from "../compare/compared-run.ts";
import type { SeriesPair } from "../compare/host-shift.ts";
import type { Series } from "../compare/series.ts";
import { HOST_SCHEMA } from "../host/fingerprint.ts";

/** Standard normal, the same for the same seed. */
export function normalSource(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator))) * Math.cos(2 * Math.PI * uniformFloat64(generator));
}

/** Starts of one target, one a block, in nanoseconds. */
export function exampleSeries(changes: Partial<Series> = {}): Series {
  const values = changes.values ?? Float64Array.of(1e6);
  return {
    metric: "startup",
    target: "process",
    technology: "process",
    layer: "runtime",
    workload: "noop",
    parameters: { cache: "warm", concurrency: "1" },
    unit: "ns",
    better: "lower",
    quantiles: [0.5, 0.99],
    group: "startup noop warm 1",
    isTime: true,
    conditions: { accelerated: "yes", clock: "launcher" },
    versions: { tool: "1.0.0" },
    artefactSha256: "0".repeat(64),
    blocks: Float64Array.from(values, (_, block) => block),
    failing: { hits: 0, trials: values.length },
    flags: new Map(),
    ...changes,
    values,
  };
}

export const exampleTargets = ["gvisor/systrap", "jco", "process", "qemu/microvm", "runc", "wasmtime/aot"] as const;

/** By how much something is longer, in logarithms. */
export interface Moves {
  /** All targets. */
  readonly host?: number;
  readonly targets?: Readonly<Record<string, number>>;
}

/** Starts of all targets in so many blocks, each block a little slower or faster as a whole. */
export function exampleStarts(seed: number, blocks: number, { host = 0, targets = {} }: Moves = {}): Series[] {
  const normal = normalSource(seed);
  const drift = Array.from({ length: blocks }, () => 0.05 * normal());
  return exampleTargets.map((target, position) =>
    exampleSeries({
      target,
      values: Float64Array.from(
        drift,
        (of) => 1e6 * 3 ** position * Math.exp(host + of + (targets[target] ?? 0) + 0.08 * normal()),
      ),
    }),
  );
}

export function pairsOf(
  base: readonly Series[],
  head: readonly Series[],
  changed: readonly string[] = [],
): SeriesPair[] {
  return base.flatMap((series, index) => {
    const other = head[index];
    return other === undefined ? [] : [{ base: series, head: other, versionChanged: changed.includes(series.target) }];
  });
}

export function exampleRun(changes: Partial<ComparedRun> = {}): ComparedRun {
  return {
    folder: "results/example",
    run: "20260101T020000-abcdef",
    host: { schema: HOST_SCHEMA, cpuModel: "Example", logicalCpus: 2, kernelRelease: "6.1", load: 0.1 },
    plan: undefined,
    series: [],
    isolation: [],
    warnings: [],
    ...changes,
  };
}
