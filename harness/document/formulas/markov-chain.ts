/**
 * Part 3, section II-2, 技术演进马尔可夫链模型: a row per technology of today, a column per technology of tomorrow, each
 * entry the probability of the move in one step. The document does not say how long a step is.
 */
import { solveLinear } from "./linear-algebra.ts";
import { mustBe } from "./must-be.ts";
import { sumToOne } from "./weighted-sum.ts";

/** Rows of probabilities, each summing to one. */
export type TransitionMatrix = readonly (readonly number[])[];

function mustBeTransition(matrix: TransitionMatrix): void {
  for (const row of matrix) {
    mustBe(
      row.length === matrix.length && row.every((share) => share >= 0) && sumToOne(row),
      "Markov chain",
      `A row of ${matrix.length} states is ${row.join(", ")}.`,
      "Give as many probabilities, which sum to 1.",
    );
  }
}

/** The distribution one step later: row vector times matrix. */
function step(shares: readonly number[], matrix: TransitionMatrix): number[] {
  return matrix.map((_, to) => shares.reduce((sum, share, from) => sum + share * (matrix[from]?.[to] ?? 0), 0));
}

/** The distribution after so many steps: start × matrix^steps. @throws RangeError outside the domain */
export function distributionAfter(
  start: readonly number[],
  matrix: TransitionMatrix,
  steps: number,
): readonly number[] {
  mustBeTransition(matrix);
  mustBe(
    start.length === matrix.length && start.every((share) => share >= 0) && sumToOne(start),
    "Markov chain",
    `The start is ${start.join(", ")}.`,
    "Give a share for each state; they sum to 1.",
  );
  mustBe(
    Number.isInteger(steps) && steps >= 0,
    "Markov chain",
    `There are ${steps} steps.`,
    "Give a whole number, 0 or more.",
  );
  let shares = start;
  for (let taken = 0; taken < steps; taken += 1) shares = step(shares, matrix);
  return shares;
}

/**
 * The distribution that a step leaves as it is: π(P − I) = 0 with Σπ = 1 in place of one of these equations, which
 * depend on each other. @throws RangeError where there is more than one, as several sets of states are never left
 */
export function stationaryDistribution(matrix: TransitionMatrix): readonly number[] {
  mustBeTransition(matrix);
  const last = matrix.length - 1;
  const equations = matrix.map((_, to) =>
    matrix.map((row, from) => (to === last ? 1 : (row[to] ?? 0) - (from === to ? 1 : 0))),
  );
  const rightSide = matrix.map((_, to) => (to === last ? 1 : 0));
  const shares = solveLinear(equations, rightSide);
  mustBe(
    shares !== undefined,
    "Markov chain",
    "There is more than one stationary distribution.",
    "Give a chain with one set of states that is never left.",
  );
  return shares;
}

/** Half the sum of differences: the share that would have to move to turn one distribution into the other. */
export function totalVariation(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, share, state) => sum + Math.abs(share - (other[state] ?? 0)), 0) / 2;
}
