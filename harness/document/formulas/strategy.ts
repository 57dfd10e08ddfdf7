/** Part 3, section VIII, 最终战略建议: 最优技术策略 = argmax_T Σ(U(T) × P_success(T) / Risk(T)). */
import { mustBe } from "./must-be.ts";

/** One term of the sum: the document does not say over what it runs; a caller with several cases gives several. */
export interface StrategyTerm {
  /** U(T), without unit. */
  readonly utility: number;
  /** P_success(T), from 0 to 1. */
  readonly successProbability: number;
  /** Risk(T), more than 0; the same measure for every technology. */
  readonly risk: number;
}

/** Σ(U × P_success / Risk), in the reciprocal of the unit of risk. @throws RangeError outside the domain */
export function strategyScore(terms: readonly StrategyTerm[]): number {
  return terms.reduce((sum, { utility, successProbability, risk }) => {
    mustBe(risk > 0, "strategy", `The risk is ${risk}.`, "Give more than 0.");
    mustBe(
      successProbability >= 0 && successProbability <= 1,
      "strategy",
      `The probability of success is ${successProbability}.`,
      "Give 0 to 1.",
    );
    return sum + (utility * successProbability) / risk;
  }, 0);
}

/**
 * argmax_T: every technology with the highest score, so more than one only in a tie. A maximum over technologies is a
 * technology, never a mix of them. @throws RangeError where there is none to choose from
 */
export function bestStrategies<Technology extends string>(
  candidates: ReadonlyMap<Technology, readonly StrategyTerm[]>,
): Technology[] {
  mustBe(candidates.size > 0, "strategy", "There are 0 technologies.", "Give at least one.");
  const scores = Array.from(candidates, ([technology, terms]) => ({ technology, score: strategyScore(terms) }));
  const best = Math.max(...scores.map(({ score }) => score));
  return scores.filter(({ score }) => score === best).map(({ technology }) => technology);
}
