/** A utility or score as what it is where its merits are unknown: a weighted sum of numbers from 0 to 1. */
import type { LinearForm } from "../../stats/linear-form.ts";
import type { MeritWeights } from "../formulas/utility.ts";

/** @param performance where it is known. */
export function meritForm(weights: MeritWeights, performance: number | undefined): LinearForm {
  const { security, cost } = weights;
  return performance === undefined
    ? { constant: 0, weights: [weights.performance, security, cost] }
    : { constant: weights.performance * performance, weights: [security, cost] };
}

/** The first less the other, their unknowns being different ones. */
export function difference(one: LinearForm, other: LinearForm): LinearForm {
  return {
    constant: one.constant - other.constant,
    weights: [...one.weights, ...other.weights.map((weight) => -weight)],
  };
}
