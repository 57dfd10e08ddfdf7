import { mustBe } from "./must-be.ts";

/** How far from one a sum of decimal weights may be by binary rounding alone. */
const ROUNDING = 1e-9;

/** Whether shares that are printed as decimals sum to one. */
export function sumToOne(shares: readonly number[]): boolean {
  return Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) <= ROUNDING;
}

/**
 * Σ weight × value. @param weights not negative, sum to one. @param values as many as weights, any unit.
 * @throws RangeError
 */
export function weightedSum(formula: string, weights: readonly number[], values: readonly number[]): number {
  mustBe(
    weights.length === values.length,
    formula,
    `There are ${weights.length} weights and ${values.length} values.`,
    "Give as many.",
  );
  mustBe(
    weights.every((weight) => weight >= 0) && sumToOne(weights),
    formula,
    `The weights are ${weights.join(", ")}.`,
    "Give weights from 0 to 1 that sum to 1.",
  );
  return weights.reduce((sum, weight, index) => sum + weight * (values[index] ?? Number.NaN), 0);
}
