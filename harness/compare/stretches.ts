/**
 * What is taken for independent: not a sample, since what disturbs a host lasts for many of them, but a stretch of
 * consecutive blocks. The samples of a series are cut into some twenty such batches, each as long as it can be (B. Schmeiser,
 * "Batch Size Effects in the Analysis of Simulation Output", Operations Research 30 (1982) 556-568: beyond 30 batches
 * little is won, and with ever shorter ones their independence is lost).
 */
import { quantileOfSorted } from "../stats/quantile.ts";
import type { Series } from "./series.ts";

const MOST_STRETCHES = 20;

/** Distinct blocks, ascending. */
function distinctBlocks(all: readonly Series[]): Float64Array {
  const distinct = new Set<number>();
  for (const { blocks } of all) for (const block of blocks) distinct.add(block);
  return Float64Array.from(distinct).toSorted();
}

/** Into how many stretches the samples of one series are cut. */
export function stretchCount({ blocks }: Series): number {
  let count = 0;
  for (let at = 0; at < blocks.length && count < MOST_STRETCHES; at++) if (blocks[at] !== blocks[at - 1]) count++;
  return count;
}

/** Series of one run that were measured together: the same stretches for all of them. */
export class MeasuredTogether {
  readonly #blocks: Float64Array;
  readonly #logMedians = new Map<string, Float64Array>();

  constructor(all: readonly Series[]) {
    this.#blocks = distinctBlocks(all);
  }

  /** The samples of a series by stretch; a stretch in which it took no part is empty. */
  samplesByStretch({ values, blocks }: Series, count: number): Float64Array[] {
    let from = 0;
    return Array.from({ length: count }, (_, stretch) => {
      const past = this.#blocks[Math.round(((stretch + 1) * this.#blocks.length) / count)] ?? Infinity;
      let to = from;
      while (to < blocks.length && (blocks[to] ?? 0) < past) to++;
      const samples = values.subarray(from, to);
      from = to;
      return samples;
    });
  }

  /** Logarithms of the medians by stretch; NaN where it took no part. @param key tells the series of one run apart */
  logMedians(series: Series, key: string, count: number): Float64Array {
    const known = this.#logMedians.get(`${count} ${key}`);
    if (known !== undefined) return known;
    const medians = Float64Array.from(this.samplesByStretch(series, count), (samples) =>
      Math.log(quantileOfSorted(samples.toSorted(), 0.5)),
    );
    this.#logMedians.set(`${count} ${key}`, medians);
    return medians;
  }
}
