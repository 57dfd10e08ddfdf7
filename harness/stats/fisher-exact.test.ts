import { expect, test } from "vitest";
import { fisherExactP, shareDifference } from "./fisher-exact.ts";

test.each([
  // SciPy 1.17: fisher_exact.
  [3, 100, 12, 100, 0.028_671_314_973],
  [0, 300, 5, 300, 0.061_459_215_946],
  [8, 10, 1, 6, 0.034_965_034_965],
  [0, 10, 0, 10, 1],
  [5, 5, 5, 5, 1],
])("%d of %d and %d of %d: p = %d", (hits, trials, hitsAfter, trialsAfter, expected) => {
  const [first, second] = [
    { hits, trials },
    { hits: hitsAfter, trials: trialsAfter },
  ];
  expect(fisherExactP(first, second)).toBeCloseTo(expected, 8);
  expect(fisherExactP(second, first)).toBeCloseTo(expected, 8);
});

test.each([
  // Newcombe (1998), table II, method 10, turned: 56/70 - 48/80 is [0.0524, 0.3339], 9/10 - 3/10 is [0.1705, 0.8090].
  [56, 70, 48, 80, -0.333_872_65, -0.052_431_47],
  [9, 10, 3, 10, -0.809_017_97, -0.170_522_72],
  // statsmodels 0.15: confint_proportions_2indep(…, method="newcomb").
  [0, 300, 5, 300, 0.000_835_94, 0.038_415_39],
  [3, 100, 12, 100, 0.016_020_58, 0.170_577_75],
])("from %d of %d to %d of %d: %d to %d", (hits, trials, hitsAfter, trialsAfter, low, high) => {
  const interval = shareDifference({ hits, trials }, { hits: hitsAfter, trials: trialsAfter }, 0.95);
  expect(interval.low).toBeCloseTo(low, 6);
  expect(interval.high).toBeCloseTo(high, 6);
});
