/**
 * The order of samples: one series after the other, each in seeded randomised blocks. Every target that takes part in
 * a block stands in it once, in an order drawn anew for each block, so that a drift of the host hits all targets
 * alike. Series are not mixed in time: a start with an emptied page cache, or fifty at once, would be felt by the
 * starts after it, which are to be warm and alone.
 */
import type { Series } from "../records/startup-sample.ts";
import { type SeededOrder, seededOrder } from "./seeded-order.ts";

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
  /** The first block of each series: after it each target is in the state that the series is about. */
  readonly warmup: boolean;
}

/** Whether a participant with fewer rounds than blocks is in this one: its rounds are spread evenly over all. */
function takesPart(rounds: number, block: number, blocks: number): boolean {
  return Math.floor(((block + 1) * rounds) / blocks) > Math.floor((block * rounds) / blocks);
}

/** @param before blocks of the series before this one. */
function scheduleSeries(
  participations: readonly Participation[],
  before: number,
  order: SeededOrder,
): ScheduledStart[] {
  const blocks = Math.max(...participations.map(({ rounds }) => rounds));
  const placed = (inBlock: readonly Participation[], block: number, warmup: boolean): ScheduledStart[] => {
    let next = 0;
    return order.shuffled(inBlock).map(({ target, series }) => {
      const index = next;
      next += series.concurrency;
      return { target, series, block: before + block, index, warmup };
    });
  };
  const starts = placed(participations, 1, true);
  for (let block = 0; block < blocks; block++) {
    const inBlock = participations.filter(({ rounds }) => takesPart(rounds, block, blocks));
    starts.push(...placed(inBlock, block + 2, false));
  }
  return starts;
}

/**
 * The same participations and seed give the same order, so that a run can be resumed. Series stand in the order in
 * which they first appear. Blocks are counted from 1 and through.
 */
export function schedule(participations: readonly Participation[], seed: number): ScheduledStart[] {
  const order = seededOrder(seed);
  const bySeries = Map.groupBy(participations, ({ series }) => seriesName(series));
  const starts: ScheduledStart[] = [];
  for (const own of bySeries.values()) {
    for (const start of scheduleSeries(own, starts.at(-1)?.block ?? 0, order)) starts.push(start);
  }
  return starts;
}

/** What is left of a schedule. A series that is gone on with is warmed up again. */
export function startsLeft(starts: readonly ScheduledStart[], taken: ReadonlySet<string>): ScheduledStart[] {
  const left = starts.filter((start) => !start.warmup && !taken.has(startKey(start)));
  const unfinished = new Set(left.map(({ target, series }) => `${target} ${seriesName(series)}`));
  const kept = new Set(left);
  return starts.filter(
    (start) => kept.has(start) || (start.warmup && unfinished.has(`${start.target} ${seriesName(start.series)}`)),
  );
}

export function seriesName({ cache, concurrency }: Series): string {
  return `${cache} ×${concurrency}`;
}

/** The same for two starts where they are the same place of the schedule. */
export function startKey({ target, series, block, index }: Omit<ScheduledStart, "warmup">): string {
  return `${target} ${series.cache} ${series.concurrency} ${block} ${index}`;
}
