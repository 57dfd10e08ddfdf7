import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { probabilityLowerBound, probabilityUpperBound, straightSuccessesNeeded } from "./binomial-bounds.ts";

test("with nothing but successes the lower bound is the n-th root of alpha", () => {
  expect(probabilityLowerBound(300, 300, 0.95)).toBeCloseTo(0.05 ** (1 / 300), 12);
  expect(probabilityLowerBound(300, 300, 0.95)).toBeCloseTo(0.99006, 5);
  expect(probabilityLowerBound(59, 59, 0.95)).toBeGreaterThan(0.95);
  expect(probabilityLowerBound(58, 58, 0.95)).toBeLessThan(0.95);
});

test.each([
  // R: binom.test(successes, trials)$conf.int, whose two sides are one-sided bounds at 97.5 %.
  [7, 10, 0.3475471, 0.9332605],
  [5, 10, 0.187086, 0.812914],
  [0, 10, 0, 0.3084971],
  [10, 10, 0.6915029, 1],
])("%d of %d: %d to %d", (successes, trials, low, high) => {
  expect(probabilityLowerBound(successes, trials, 0.975)).toBeCloseTo(low, 6);
  expect(probabilityUpperBound(successes, trials, 0.975)).toBeCloseTo(high, 6);
});

test.each([
  // Beta quantiles by another implementation, @stdlib/stats-base-dists-beta-quantile 0.2.3.
  [299, 300, 0.9842854451084161, 0.9998290369678865],
  [990, 1000, 0.9830968248794375, 0.9945648598552932],
  [950, 1000, 0.9371365964876203, 0.9608364640744107],
  [9990, 10_000, 0.9983043685463546, 0.9994573624247091],
  [999_000, 1_000_000, 0.9989464251225456, 0.9990514162214064],
  [3, 1000, 0.0008181753982217999, 0.007735244718479459],
])("%d of %d at 95 %: %d to %d", (successes, trials, low, high) => {
  expect(probabilityLowerBound(successes, trials, 0.95)).toBeCloseTo(low, 9);
  expect(probabilityUpperBound(successes, trials, 0.95)).toBeCloseTo(high, 9);
});

test("the bounds hold the observed share between them and mirror each other", () => {
  const random = xoroshiro128plus(1);
  for (let round = 0; round < 200; round++) {
    const trials = 1 + Math.floor(uniformFloat64(random) * 500);
    const successes = Math.floor(uniformFloat64(random) * (trials + 1));
    const low = probabilityLowerBound(successes, trials, 0.95);
    const high = probabilityUpperBound(successes, trials, 0.95);
    expect(low).toBeLessThanOrEqual(successes / trials);
    expect(high).toBeGreaterThanOrEqual(successes / trials);
    expect(probabilityUpperBound(trials - successes, trials, 0.95)).toBeCloseTo(1 - low, 12);
  }
});

test.each([
  [0, 0, 0.99, 299],
  [0, 0, 0.95, 59],
  [299, 299, 0.99, 0],
  [298, 298, 0.99, 1],
  // With one failure the usual success-run tables ask for 473 trials.
  [299, 300, 0.99, 173],
  [0, 0, 0.5, 5],
])("%d of %d need %4$d more successes in a row for P > %d", (successes, trials, probability, needed) => {
  expect(straightSuccessesNeeded(successes, trials, probability, 0.95)).toBe(needed);
});

test("what is needed is just enough", () => {
  const needed = straightSuccessesNeeded(640, 650, 0.99, 0.95);
  expect(probabilityLowerBound(640 + needed, 650 + needed, 0.95)).toBeGreaterThan(0.99);
  expect(probabilityLowerBound(639 + needed, 649 + needed, 0.95)).toBeLessThanOrEqual(0.99);
});
