/**
 * Runs in which nothing changed, drawn from recorded ones. Whole stretches of consecutive blocks are drawn, for all targets
 * that were measured together at once, so that what they shared and how long it lasted stays as it was recorded: the moving
 * block bootstrap (H. R. Künsch, "The Jackknife and the Bootstrap for General Stationary Observations", Annals of Statistics
 * 17 (1989) 1217-1241), around the end.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { mean, standardDeviation } from "simple-statistics";
import type { Series } from "../series.ts";

export interface Random {
  /** A whole number from 0 on. */
  below(limit: number): number;
  /** Standard normal: G. E. P. Box and M. E. Muller, Annals of Mathematical Statistics 29 (1958) 610-611. */
  normal(): number;
}

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return {
    below: (limit) => uniformInt(generator, 0, limit - 1),
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator))) * Math.cos(2 * Math.PI * uniformFloat64(generator)),
  };
}

/** What a run has beyond its samples' own scatter: standard deviations, in logarithms. */
export interface BetweenRuns {
  /** Of the host: all times of a run are longer or shorter by it. */
  readonly host: number;
  /** Of each series by itself. */
  readonly series: number;
}

/** Drawn at once, of the recorded blocks. */
const STRETCH = 0.1;
/** Fewer recorded blocks are too few to be drawn from: then the instances within them are drawn too. */
const FEW_BLOCKS = 5;
/** Too little to matter, enough that what is drawn twice does not tie: nothing that a clock of nanoseconds tells does. */
const JITTER = 1e-9;

/** Values of one series by block of its group; empty where it took no part. */
function valuesByBlock({ values, blocks }: Series, all: readonly number[]): number[][] {
  const positions = new Map(all.map((block, position) => [block, position]));
  const result = all.map(() => new Array<number>());
  for (const [index, block] of blocks.entries()) result[positions.get(block) ?? 0]?.push(values[index] ?? Number.NaN);
  return result;
}

function drawnTimes(group: readonly Series[], wanted: number, { host, series }: BetweenRuns, random: Random): Series[] {
  const recorded = [...new Set(group.flatMap(({ blocks }) => [...blocks]))].toSorted((a, b) => a - b);
  const length = Math.max(1, Math.round(STRETCH * recorded.length));
  const order: number[] = [];
  while (order.length < wanted) {
    const from = random.below(recorded.length);
    for (let offset = 0; offset < length && order.length < wanted; offset++) {
      order.push((from + offset) % recorded.length);
    }
  }
  const ofHost = host * random.normal();
  return group.map((one) => {
    const byBlock = valuesByBlock(one, recorded);
    const factor = Math.exp(ofHost + series * random.normal());
    const drawn = order.map((position) => {
      const values = byBlock[position] ?? [];
      const chosen = recorded.length < FEW_BLOCKS ? values.map(() => values[random.below(values.length)] ?? 0) : values;
      return chosen.map((value) => value * factor * (1 + JITTER * random.below(1000)));
    });
    return {
      ...one,
      values: Float64Array.from(drawn.flat()),
      blocks: Float64Array.from(drawn.flatMap((values, block) => values.map(() => block))),
    };
  });
}

/** Three climbs cannot be drawn from: others like them, normal around their mean. */
function drawnLevels(one: Series, random: Random): Series {
  const logarithms = [...one.values].map(Math.log);
  const [middle, spread] = [mean(logarithms), logarithms.length < 2 ? 0 : standardDeviation(logarithms)];
  return { ...one, values: one.values.map(() => Math.exp(middle + spread * random.normal())) };
}

/** @param blocks how many the drawn run has of a group of times. */
export function resampledRun(
  recorded: readonly Series[],
  blocks: (series: Series) => number,
  between: BetweenRuns,
  random: Random,
): Series[] {
  const times = recorded.filter(({ isTime }) => isTime);
  return [
    ...[...Map.groupBy(times, ({ group }) => group).values()].flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : drawnTimes(group, blocks(first), between, random);
    }),
    ...recorded.filter(({ isTime }) => !isTime).map((one) => drawnLevels(one, random)),
  ];
}
