/** Part 3, section IV-2, 评分公式: Score = 5 × (安全×Security(T) + 性能×Perf(T) + 成本×Cost(T)). */
import { mustBe } from "./must-be.ts";
import { type Merits, type MeritWeights, utility } from "./utility.ts";

/** The best score: all merits at 1. */
const FULL_SCORE = 5;

/** From 0 to 5 for merits from 0 to 1. @throws RangeError where the weights are none */
export function scenarioScore(merits: Merits, weights: MeritWeights): number {
  return FULL_SCORE * utility(merits, weights);
}

export interface ScoredScenario {
  readonly weights: MeritWeights;
  readonly score: number;
}

/**
 * Security(T) − Perf(T), from two scenarios that weigh cost alike: the formula's difference has no other unknown then,
 * as the weights sum to one. Merits from 0 to 1 keep it from −1 to 1, and every such pair must give the same.
 * @throws RangeError where the two weigh cost unlike, or security alike
 */
export function impliedSecurityLead(one: ScoredScenario, other: ScoredScenario): number {
  const shift = one.weights.security - other.weights.security;
  mustBe(
    one.weights.cost === other.weights.cost && shift !== 0,
    "scenario score",
    `The weights of cost are ${one.weights.cost} and ${other.weights.cost}, those of security differ by ${shift}.`,
    "Give scenarios that weigh cost alike and security not.",
  );
  return (one.score - other.score) / FULL_SCORE / shift;
}
