/**
 * Two samples compared by ranks, for units that are exchangeable where nothing changed: F. Wilcoxon, "Individual
 * Comparisons by Ranking Methods", Biometrics Bulletin 1 (1945) 80-83. The p-value is exact: the distribution over all
 * ways of dealing the ranks to the two samples, midranks where values are equal, by the shift algorithm of B. Streitberg
 * and J. Röhmel, "Exact Distributions for Permutation and Rank Tests", Statistical Software Newsletter 12 (1986) 10-17.
 */
import type { Interval } from "./quantile-interval.ts";

/** @param rank doubled, so that midranks are whole numbers. */
type DoubledRank = number;

interface Ranked {
  /** Of the pooled values, ascending. */
  readonly ranks: readonly DoubledRank[];
  readonly sumOfFirst: DoubledRank;
  readonly hasTies: boolean;
}

function ranked(first: readonly number[], second: readonly number[]): Ranked {
  const pooled = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ];
  pooled.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  const ranks: DoubledRank[] = [];
  let sumOfFirst = 0;
  let hasTies = false;
  for (let from = 0; from < pooled.length;) {
    let to = from + 1;
    while (to < pooled.length && pooled[to]?.value === pooled[from]?.value) to++;
    if (to - from > 1) hasTies = true;
    const rank = from + 1 + to;
    for (let at = from; at < to; at++) {
      ranks.push(rank);
      if (pooled[at]?.isFirst === true) sumOfFirst += rank;
    }
    from = to;
  }
  return { ranks, sumOfFirst, hasTies };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Binomial coefficient; 0 where there is no such choice. */
function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let choices = 1;
  for (let i = 1; i <= k; i++) choices *= (n - k + i) / i;
  return choices;
}

/** In how many ways `size` of some whole scores have each sum, from 0 on. */
function waysBySum(scores: readonly number[], size: number): Float64Array {
  // Those that are 0, often most of them, change no sum and are chosen last.
  const positive = scores.filter((score) => score > 0);
  const most = Math.min(size, positive.length);
  const largestFirst = positive.toSorted((a, b) => b - a);
  const width = 1 + largestFirst.slice(0, most).reduce((sum, score) => sum + score, 0);
  // A row for each number of scores taken.
  const ways = new Float64Array((most + 1) * width);
  ways[0] = 1;
  const zeros = scores.length - positive.length;
  for (const [index, score] of positive.entries()) {
    // With fewer taken than that, all that is left would not suffice.
    const fewest = Math.max(1, size - zeros - (positive.length - index - 1));
    for (let taken = Math.min(most, index + 1); taken >= fewest; taken--) {
      const into = taken * width;
      const from = into - width - score;
      for (let sum = score; sum < width; sum++) ways[into + sum] = (ways[into + sum] ?? 0) + (ways[from + sum] ?? 0);
    }
  }
  const result = new Float64Array(width);
  for (let taken = 0; taken <= most; taken++) {
    const ofZeros = choose(zeros, size - taken);
    if (ofZeros === 0) continue;
    for (let sum = 0; sum < width; sum++) result[sum] = (result[sum] ?? 0) + (ways[taken * width + sum] ?? 0) * ofZeros;
  }
  return result;
}

/** The distribution of the sum of the ranks of a sample, over all ways of choosing it from the pooled ones. */
interface SumDistribution {
  atMost(sum: DoubledRank): number;
  below(sum: DoubledRank): number;
}

function sumDistribution(ranks: readonly DoubledRank[], size: number): SumDistribution {
  // Neither where ranks begin nor their unit changes the ways, and few of them are left where many are equal.
  const least = Math.min(...ranks);
  const unit = ranks.reduce((divisor, rank) => greatestCommonDivisor(divisor, rank - least), 0) || 1;
  const ways = waysBySum(
    ranks.map((rank) => (rank - least) / unit),
    size,
  );
  const cumulative = Float64Array.from(ways);
  for (let sum = 1; sum < cumulative.length; sum++)
    cumulative[sum] = (cumulative[sum] ?? 0) + (cumulative[sum - 1] ?? 0);
  const all = cumulative.at(-1) ?? 1;
  const upTo = (position: number): number =>
    position < 0 ? 0 : (cumulative[Math.min(position, cumulative.length - 1)] ?? 0) / all;
  const positionOf = (sum: DoubledRank): number => (sum - size * least) / unit;
  return { atMost: (sum) => upTo(Math.floor(positionOf(sum))), below: (sum) => upTo(Math.ceil(positionOf(sum)) - 1) };
}

const untied = new Map<string, SumDistribution>();

/** The same without ties, which depends on the sizes only. */
function untiedDistribution(first: number, second: number): SumDistribution {
  const key = `${first} ${second}`;
  const known = untied.get(key);
  if (known !== undefined) return known;
  const made = sumDistribution(
    Array.from({ length: first + second }, (_, index) => 2 * (index + 1)),
    first,
  );
  untied.set(key, made);
  return made;
}

/** The smallest two-sided p-value that samples of these sizes can have: 2 / C(first + second, first). */
export function smallestRankSumP(first: number, second: number): number {
  return Math.min(1, 2 / choose(first + second, first));
}

/** Two-sided: twice the smaller tail. +Infinity stands for what never came, and ranks last. @param first, second not empty. */
export function rankSumP(first: readonly number[], second: readonly number[]): number {
  const { ranks, sumOfFirst, hasTies } = ranked(first, second);
  const chance = hasTies ? sumDistribution(ranks, first.length) : untiedDistribution(first.length, second.length);
  return Math.min(1, 2 * Math.min(chance.atMost(sumOfFirst), 1 - chance.below(sumOfFirst)));
}

/**
 * The largest k for which the k-th smallest and the k-th largest of all differences hold the shift between them with this
 * confidence; 0 where the samples are too small for any.
 */
function intervalRank(first: number, second: number, confidence: number): number {
  const chance = untiedDistribution(first, second);
  const smallest = first * (first + 1);
  let k = 0;
  while (k < first * second && chance.atMost(smallest + 2 * k) <= (1 - confidence) / 2) k++;
  return k;
}

export interface Shift {
  readonly value: number;
  /** Undefined where the samples are too small for one. */
  readonly interval: Interval | undefined;
}

/**
 * By how much the second sample lies above the first: the median of all differences between them, with the interval
 * that belongs to the rank-sum test, between two of those differences. J. L. Hodges and E. L. Lehmann, "Estimates of
 * Location Based on Rank Tests", Annals of Mathematical Statistics 34 (1963) 598-611; W. J. Conover, "Practical
 * Nonparametric Statistics", 3rd ed. (1999), section 5.4.
 */
export function hodgesLehmannShift(first: readonly number[], second: readonly number[], confidence: number): Shift {
  const differences = new Float64Array(first.length * second.length);
  let at = 0;
  for (const a of first) {
    // Two that never came do not differ.
    for (const b of second) differences[at++] = a === b ? 0 : b - a;
  }
  differences.sort();
  const middle = differences.length / 2;
  const [lower, upper] = [differences[Math.ceil(middle) - 1], differences[Math.floor(middle)]];
  const value = lower === upper ? (lower ?? Number.NaN) : ((lower ?? Number.NaN) + (upper ?? Number.NaN)) / 2;
  const k = intervalRank(first.length, second.length, confidence);
  const [low, high] = [differences[k - 1], differences[differences.length - k]];
  return { value, interval: k === 0 || low === undefined || high === undefined ? undefined : { low, high } };
}
