import * as fc from "fast-check";
import { expect, test } from "vitest";
import { distributionAfter, stationaryDistribution, totalVariation } from "./markov-chain.ts";

/** Rows of positive probabilities: such a chain has exactly one stationary distribution. */
const chains = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc
    .array(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    })
    .map((rows) => rows.map((row) => row.map((entry) => entry / row.reduce((sum, other) => sum + other, 0)))),
);

const technologies = [
  [0.7, 0.25, 0.04, 0.01],
  [0.02, 0.6, 0.3, 0.08],
  [0.01, 0.2, 0.55, 0.24],
  [0, 0.05, 0.15, 0.8],
];

test("a stationary distribution is stationary and sums to one", () => {
  fc.assert(
    fc.property(chains, (matrix) => {
      const stationary = stationaryDistribution(matrix);
      expect(stationary.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      for (const share of stationary) expect(share).toBeGreaterThanOrEqual(0);
      expect(totalVariation(distributionAfter(stationary, matrix, 1), stationary)).toBeLessThan(1e-12);
    }),
  );
});

test("the path ends there from wherever it starts", () => {
  fc.assert(
    fc.property(chains, fc.nat(), (matrix, seed) => {
      const start = matrix.map((_, state) => (state === seed % matrix.length ? 1 : 0));
      const end = distributionAfter(start, matrix, 5000);
      expect(totalVariation(end, stationaryDistribution(matrix))).toBeLessThan(1e-9);
    }),
    { numRuns: 25 },
  );
});

test("each step keeps the sum, and two paths after each other are one", () => {
  fc.assert(
    fc.property(chains, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (matrix, one, more) => {
      const start = matrix.map(() => 1 / matrix.length);
      const whole = distributionAfter(start, matrix, one + more);
      expect(whole.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(
        totalVariation(distributionAfter(distributionAfter(start, matrix, one), matrix, more), whole),
      ).toBeLessThan(1e-12);
    }),
  );
});

test("four technologies, by repeated squaring in numpy", () => {
  // numpy.linalg.matrix_power(P, 2000)[0] and numpy.array([0, .7, .25, .05]) @ numpy.linalg.matrix_power(P, 5)
  const stationary = [0.024_870_47, 0.222_521_59, 0.301_070_81, 0.451_537_13];
  const inFiveSteps = [0.029_446_96, 0.258_851_59, 0.321_407_34, 0.390_294_11];
  expect(totalVariation(stationaryDistribution(technologies), stationary)).toBeLessThan(1e-8);
  expect(totalVariation(distributionAfter([0, 0.7, 0.25, 0.05], technologies, 5), inFiveSteps)).toBeLessThan(1e-8);
});

test("a chain that only alternates has one too", () => {
  expect(
    stationaryDistribution([
      [0, 1],
      [1, 0],
    ]),
  ).toEqual([0.5, 0.5]);
});

test("what is never left twice over has more than one", () => {
  expect(() =>
    stationaryDistribution([
      [1, 0],
      [0, 1],
    ]),
  ).toThrow("There is more than one stationary distribution.");
});

test.each([
  [
    "a row that does not sum to one",
    [
      [0.5, 0.4],
      [0, 1],
    ],
    [1, 0],
    1,
  ],
  ["a row that is too short", [[1], [0, 1]], [1, 0], 1],
  [
    "a start that is no distribution",
    [
      [0.5, 0.5],
      [0, 1],
    ],
    [0.7, 0.7],
    1,
  ],
  [
    "half a step",
    [
      [0.5, 0.5],
      [0, 1],
    ],
    [1, 0],
    0.5,
  ],
])("%s is refused", (_, matrix, start, steps) => {
  expect(() => distributionAfter(start, matrix, steps)).toThrow("[Markov chain]");
});
