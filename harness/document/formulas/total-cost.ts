/**
 * Part 2, section II-1, 总拥有成本(TCO)公式:
 * TCO = (基础设施成本 × 密度系数) + (运维人力 × 复杂度系数) + (安全损失 × 风险系数).
 */
import { mustBe } from "./must-be.ts";

/** What the coefficients scale, in one currency. None negative. */
export interface CostBases {
  readonly infrastructure: number;
  readonly operations: number;
  readonly securityLoss: number;
}

/** Of a technology, without unit. None negative. */
export interface CostCoefficients {
  /** 密度系数. From measured densities: the reference technology's over this one's. */
  readonly density: number;
  /** 复杂度系数 */
  readonly complexity: number;
  /** 风险系数 */
  readonly risk: number;
}

/** In the currency of the bases. @throws RangeError outside the domain */
export function totalCost(bases: CostBases, coefficients: CostCoefficients): number {
  const { infrastructure, operations, securityLoss } = bases;
  const { density, complexity, risk } = coefficients;
  const all = [infrastructure, operations, securityLoss, density, complexity, risk];
  mustBe(
    all.every((value) => value >= 0),
    "total cost",
    `The bases and coefficients are ${all.join(", ")}.`,
    "Give 0 or more.",
  );
  return infrastructure * density + operations * complexity + securityLoss * risk;
}

/**
 * The least and the greatest that TCO(to) / TCO(from) can be over all costs that are not negative: a ratio of sums lies
 * between the smallest and the largest ratio of the terms (mediant inequality), and costs of one kind alone reach both.
 * @throws RangeError where a coefficient of `from` is not above 0
 */
export function costRatioBounds(from: CostCoefficients, to: CostCoefficients): { low: number; high: number } {
  mustBe(
    from.density > 0 && from.complexity > 0 && from.risk > 0,
    "total cost",
    `The coefficients to compare with are ${from.density}, ${from.complexity}, ${from.risk}.`,
    "Give more than 0.",
  );
  const ratios = [to.density / from.density, to.complexity / from.complexity, to.risk / from.risk];
  return { low: Math.min(...ratios), high: Math.max(...ratios) };
}
