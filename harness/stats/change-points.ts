/**
 * Where the level of a sequence changed: E-divisive. D. S. Matteson and N. A. James, "A Nonparametric Approach for Multiple
 * Change Point Analysis of Multivariate Data", JASA 109 (2014) 334-345, for single values and their means; brought to
 * performance histories by D. Daly et al., "The Use of Change Point Detection to Identify Software Performance Regressions
 * in a Continuous Integration System", ICPE 2020.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface ChangePoint {
  /** Of the first value of the new level. */
  readonly index: number;
  /** Chance of a division as good as this of the same values in random order. */
  readonly p: number;
}

/** Neither side of a division has fewer values. */
const FEWEST = 2;
const PERMUTATIONS = 499;
/** The same values give the same change points. */
const SEED = 1;
/** So many random orders that divide better settle that it is none. */
const ENOUGH = 10;

interface Division {
  readonly index: number;
  /** The scaled divergence of both sides. */
  readonly quality: number;
}

/**
 * The division of a stretch with the greatest divergence between what comes before it and the stretch that follows, of
 * whatever length: q = mn/(m+n) · (2·mean|x-y| - mean|x-x'| - mean|y-y'|), equations 6 and 7 there. That a level may
 * end again before the stretch does is what finds one that came and went.
 */
function bestDivision(values: Float64Array): Division | undefined {
  const n = values.length;
  /** Sums of the distances between all values from a position up to the current end, by position. */
  const within = new Float64Array(n + 1);
  /** The same from the first value, by end. */
  const fromFirst = new Float64Array(n + 1);
  let best: Division | undefined;
  for (let end = 1; end <= n; end++) {
    const added = values[end - 1] ?? 0;
    let sum = 0;
    for (let from = end - 2; from >= 0; from--) {
      sum += Math.abs((values[from] ?? 0) - added);
      within[from] = (within[from] ?? 0) + sum;
    }
    const whole = within[0] ?? 0;
    fromFirst[end] = whole;
    for (let at = FEWEST; at <= end - FEWEST; at++) {
      const [before, after] = [at, end - at];
      const [ofBefore, ofAfter] = [fromFirst[at] ?? 0, within[at] ?? 0];
      const divergence =
        (2 * (whole - ofBefore - ofAfter)) / (before * after) -
        (2 * ofBefore) / (before * (before - 1)) -
        (2 * ofAfter) / (after * (after - 1));
      const quality = ((before * after) / end) * divergence;
      if (best === undefined || quality > best.quality) best = { index: at, quality };
    }
  }
  return best;
}

/**
 * @param values finite, in the order of time.
 * @param level the p-value up to which a division counts.
 * @returns in the order of time. Two stretches of n and m values cannot be told apart below n!·m!/(n+m)!.
 */
export function changePoints(values: readonly number[], level: number): ChangePoint[] {
  const generator = xoroshiro128plus(SEED);
  /** By permutations, given up as soon as they have settled it: J. Besag and P. Clifford, Biometrika 78 (1991) 301-304. */
  const chanceOf = ({ quality }: Division, stretch: Float64Array): number => {
    const shuffled = Float64Array.from(stretch);
    let better = 0;
    for (let permutation = 1; permutation <= PERMUTATIONS; permutation++) {
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = uniformInt(generator, 0, last);
        const held = shuffled[last] ?? 0;
        shuffled[last] = shuffled[other] ?? 0;
        shuffled[other] = held;
      }
      // The order of a sum is another one each time: what differs by rounding only is as good.
      if ((bestDivision(shuffled)?.quality ?? 0) >= quality * (1 - 1e-9)) better++;
      if (better === ENOUGH) return better / permutation;
    }
    return (better + 1) / (PERMUTATIONS + 1);
  };
  const within = (from: number, to: number): ChangePoint[] => {
    const stretch = Float64Array.from(values.slice(from, to));
    const division = bestDivision(stretch);
    if (division === undefined || division.quality <= 0) return [];
    const p = chanceOf(division, stretch);
    if (p > level) return [];
    const index = from + division.index;
    return [...within(from, index), { index, p }, ...within(index, to)];
  };
  return within(0, values.length);
}
