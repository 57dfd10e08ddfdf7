/** Part 3, section IV-1, 效用函数: U(T) = α·Performance(T) + β·Security(T) + γ·Cost(T), with α + β + γ = 1. */
import { weightedSum } from "./weighted-sum.ts";

/** Without unit, from 0 to 1 where U is to lie there. Cost is a merit here: more is better, as its weight is added. */
export interface Merits {
  readonly performance: number;
  readonly security: number;
  readonly cost: number;
}

/** α, β, γ: not negative, sum to one. */
export interface MeritWeights {
  readonly performance: number;
  readonly security: number;
  readonly cost: number;
}

/** Without unit. @throws RangeError where the weights are none */
export function utility(merits: Merits, weights: MeritWeights): number {
  return weightedSum(
    "utility",
    [weights.performance, weights.security, weights.cost],
    [merits.performance, merits.security, merits.cost],
  );
}
