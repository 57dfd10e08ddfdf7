/** What is compared: one quantity of one target under the same conditions, as one run holds it. */
import type { Layer, Technology } from "../../drivers/types.ts";

/**
 * Quantities that have a threshold of their own.
 *
 * - `startup`: requested → ready. `cpu`: what that start took of the host's CPUs.
 * - `memory`: what one more instance takes, by each view; `fixed`, of instances within one process, what the process takes.
 * - `density`: instances that were live at once.
 * - `performance`: steady time of one repetition; of requests, the latency.
 * - `failures`: the share of blocks in which something failed.
 */
export const comparedMetrics = ["startup", "cpu", "memory", "density", "performance", "failures"] as const;
export type ComparedMetric = (typeof comparedMetrics)[number];

export type ComparedUnit = "ns" | "cycles" | "bytes" | "instances";

/** All that tells one series from another; what may differ between two runs of it is in {@link Series}. */
export interface SeriesName {
  readonly metric: Exclude<ComparedMetric, "failures">;
  readonly target: string;
  readonly technology: Technology;
  readonly layer: Layer;
  readonly workload: string;
  /** Every further parameter, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Series extends SeriesName {
  readonly unit: ComparedUnit;
  /** Which way is better. */
  readonly better: "lower" | "higher";
  /** To be compared, the middle first. */
  readonly quantiles: readonly number[];
  /** The same for series of different targets that differ in nothing else. */
  readonly group: string;
  /** Times of a group are taken block by block: what slows the host for a while is in all of them. */
  readonly isTime: boolean;
  /** How it was measured, by name: figures of which one of these differs are not comparable. */
  readonly conditions: Readonly<Record<string, string>>;
  /** Of the runtime, by tool. */
  readonly versions: Readonly<Record<string, string>>;
  readonly artefactSha256: string;
  /** In `unit`, in the order of the blocks; an instance that failed is +Infinity. */
  readonly values: Float64Array;
  /** Of each value: a pass over all targets, a climb, a ramp. */
  readonly blocks: Float64Array;
  /** Blocks in which something failed, and all; undefined where failing is no part of what is measured. */
  readonly failing: { readonly hits: number; readonly trials: number } | undefined;
  /** Share of the samples that carry each flag. */
  readonly flags: ReadonlyMap<string, number>;
}

/** The same text for the same series in two runs. */
export function seriesId({ metric, target, layer, workload, parameters }: SeriesName): string {
  const named = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [metric, target, layer, workload, ...named.map(([name, value]) => `${name}=${value}`)].join(" ");
}
