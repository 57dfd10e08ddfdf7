import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { median, quantileSorted, sampleWithReplacement } from "simple-statistics";
import { normalCdf } from "./normal.ts";
import type { Interval } from "./quantile-interval.ts";
import { studentT } from "./student-t.ts";

const RESAMPLES = 2000;
/** The same values give the same interval. */
const SEED = 1;
/** Fewer have no interval by order statistics either. */
const FEWEST = 6;

/**
 * Bootstrap interval of the median: percentiles of the medians of resamples (B. Efron and R. J. Tibshirani, "An
 * Introduction to the Bootstrap" (1993), chapter 13), taken further out for small samples, where the plain percentiles
 * are too narrow by the ratio of Student's t to the normal quantile and of n to n - 1 (T. C. Hesterberg, "What Teachers
 * Should Know About the Bootstrap", The American Statistician 69 (2015), section 3.4: the expanded percentile interval).
 * The median, since a block in which the host was disturbed must not decide.
 *
 * @returns undefined for fewer than six values.
 */
export function bootstrapMedian(values: readonly number[], confidence: number): Interval | undefined {
  const n = values.length;
  if (n < FEWEST) return undefined;
  const generator = xoroshiro128plus(SEED);
  const random = (): number => uniformFloat64(generator);
  const medians = Array.from({ length: RESAMPLES }, () => median(sampleWithReplacement([...values], n, random)));
  const sorted = medians.toSorted((a, b) => a - b);
  const tail = normalCdf(-Math.sqrt(n / (n - 1)) * studentT(confidence, n - 1));
  return { low: quantileSorted(sorted, tail), high: quantileSorted(sorted, 1 - tail) };
}
