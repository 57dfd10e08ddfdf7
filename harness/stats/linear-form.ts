/** How a weighted sum of unknowns is distributed where nothing is known of them but that each lies from 0 to 1. */
import { factorial } from "simple-statistics";

/** constant + Σ weight · x, each x uniform on [0, 1] and independent of the others: a share of the box they span. */
export interface LinearForm {
  readonly constant: number;
  /** One for each unknown, of either sign. */
  readonly weights: readonly number[];
}

interface PositiveForm {
  /** The least that the form can be. */
  readonly least: number;
  readonly weights: readonly number[];
}

/** x and 1 - x are distributed alike, so a negative weight is a positive one from a lesser constant on. */
function positive({ constant, weights }: LinearForm): PositiveForm {
  return {
    least: weights.reduce((sum, weight) => sum + Math.min(0, weight), constant),
    weights: weights.filter((weight) => weight !== 0).map(Math.abs),
  };
}

function mostOf({ least, weights }: PositiveForm): number {
  return weights.reduce((sum, weight) => sum + weight, least);
}

interface Corner {
  readonly value: number;
  /** 1 where an even number of unknowns is 1, else -1. */
  readonly sign: 1 | -1;
}

function corners({ least, weights }: PositiveForm): Corner[] {
  return weights.reduce<Corner[]>(
    (all, weight) => [
      ...all,
      ...all.map(({ value, sign }): Corner => ({ value: value + weight, sign: sign === 1 ? -1 : 1 })),
    ],
    [{ value: least, sign: 1 }],
  );
}

/** Σ over all corners below t of sign · (t - corner)^power, over power! and the product of the weights. */
function cornerSum(form: PositiveForm, t: number, power: number): number {
  const sum = corners(form)
    .filter(({ value }) => value < t)
    .reduce((total, { value, sign }) => total + sign * (t - value) ** power, 0);
  return sum / form.weights.reduce((product, weight) => product * weight, factorial(power));
}

/**
 * P(form ≤ t): the volume of a cube cut by a hyperplane (D. L. Barrow and P. W. Smith, "Spline Notation Applied to a
 * Volume Problem", The American Mathematical Monthly 86 (1979) 50-51). Exact but for rounding, which weights far apart
 * from each other increase.
 */
export function shareAtMost(form: LinearForm, t: number): number {
  const own = positive(form);
  if (t >= mostOf(own)) return 1;
  if (t <= own.least) return 0;
  return Math.min(1, Math.max(0, cornerSum(own, t, own.weights.length)));
}

/** The density of the form at t, its derivative. @param form with at least one weight that is not 0. */
export function densityAt(form: LinearForm, t: number): number {
  const own = positive(form);
  if (t >= mostOf(own)) return 0;
  return Math.max(0, cornerSum(own, t, own.weights.length - 1));
}

/** Between two neighbours of these the distribution is one polynomial, of a degree of the number of unknowns. */
export function knotsOf(form: LinearForm): number[] {
  return corners(positive(form)).map(({ value }) => value);
}
