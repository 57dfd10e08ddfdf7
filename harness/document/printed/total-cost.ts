/** Part 2, section II-1: the coefficients of the TCO formula and the cases below it. */
import type { CostCoefficients } from "../formulas/total-cost.ts";
import { figure } from "./figure.ts";
import type { ClaimedTechnology } from "./technologies.ts";

/** 密度系数, 复杂度系数, 风险系数 */
export const costCoefficients: Readonly<Record<ClaimedTechnology, CostCoefficients>> = {
  vm: { density: 1.0, complexity: 1.2, risk: 0.5 },
  container: { density: 0.3, complexity: 0.8, risk: 1.5 },
  sandbox: { density: 0.1, complexity: 0.9, risk: 0.4 },
  wasm: { density: 0.01, complexity: 0.6, risk: 0.2 },
};

/** 真实业务案例: 电商大促 (containers to WASM). */
export const retailCase = {
  densityFactor: figure("200 倍"),
  startBeforeMs: figure("800ms"),
  startAfterMs: figure("15ms"),
  costReduction: figure("67%"),
};
