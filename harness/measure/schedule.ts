/**
 * The order of samples: seeded randomised blocks. Every target that takes part in a block stands in it once, in an
 * order drawn anew for each block, so that a drift of the host hits all targets alike.
 */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { Series } from "../records/sample.ts";

/** How often one target is started under one series. */
export interface Participation {
  readonly target: string;
  readonly series: Series;
  /** Starts, each of `series.concurrency` instances. */
  readonly rounds: number;
}

/** One start: `series.concurrency` instances of `target` at once. */
export interface ScheduledStart {
  readonly target: string;
  readonly series: Series;
  readonly block: number;
  /** Position of the first instance within the block. */
  readonly index: number;
}

/** Whether a participant with fewer rounds than blocks is in this one: its rounds are spread evenly over all. */
function takesPart(rounds: number, block: number, blocks: number): boolean {
  return Math.floor(((block + 1) * rounds) / blocks) > Math.floor((block * rounds) / blocks);
}

/** Fisher-Yates over a copy (Durstenfeld, CACM 7(7), 1964, algorithm 235). */
function shuffled<T extends object>(items: readonly T[], draw: (below: number) => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const [moved] = result.splice(draw(last + 1), 1, ...result.slice(last, last + 1));
    if (moved !== undefined) result[last] = moved;
  }
  return result;
}

/** The same participations and seed give the same order, so that a run can be resumed. Blocks are counted from 1. */
export function schedule(participations: readonly Participation[], seed: number): ScheduledStart[] {
  const generator = xoroshiro128plus(seed);
  const draw = (below: number): number => uniformInt(generator, 0, below - 1);
  const blocks = Math.max(0, ...participations.map((participation) => participation.rounds));
  const starts: ScheduledStart[] = [];
  for (let block = 0; block < blocks; block++) {
    const inBlock = participations.filter(({ rounds }) => takesPart(rounds, block, blocks));
    let index = 0;
    for (const { target, series } of shuffled(inBlock, draw)) {
      starts.push({ target, series, block: block + 1, index });
      index += series.concurrency;
    }
  }
  return starts;
}

export function seriesName({ cache, concurrency }: Series): string {
  return `${cache} ×${concurrency}`;
}

/** The same for two starts where they are the same place of the schedule. */
export function startKey({ target, series, block, index }: ScheduledStart): string {
  return `${target} ${series.cache} ${series.concurrency} ${block} ${index}`;
}
