import { median } from "simple-statistics";

/** A repetition this much slower than the median of those that count has yet to warm up, or was disturbed. */
const STILL_WARMING = 1.05;

export interface SteadyState {
  /** Index of the first repetition that counts. */
  readonly from: number;
  /** The median of those that count. */
  readonly value: number;
  /** False where the first that counts is notably slower than their median: the warm-up may have reached into them. */
  readonly isSteady: boolean;
}

/**
 * The later half of the repetitions of one start counts, the middle one included: by then engines have compiled what
 * they are going to. The rule is fixed beforehand and does not look at the values, so that it cannot pick the fast
 * ones, and whether it was enough is told apart. (A. Georges, D. Buytaert and L. Eeckhout, "Statistically Rigorous
 * Java Performance Evaluation", OOPSLA 2007, section 4.1, ask for steady state within one invocation and for several
 * invocations, as blocks are here; E. Barrett et al., "Virtual Machine Warmup Blows Hot and Cold", OOPSLA 2017, show
 * that a steady state need not be the fastest nor ever come.)
 *
 * @param values of one start, in order; at least one.
 */
export function steadyState(values: readonly number[]): SteadyState {
  const from = Math.floor(values.length / 2);
  const counting = values.slice(from);
  const value = median([...counting]);
  return { from, value, isSteady: (counting[0] ?? value) <= STILL_WARMING * value };
}
