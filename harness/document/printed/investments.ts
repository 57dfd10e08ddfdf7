/** Part 3, sections VII-1 and VII-2. Million yuan (百万元), years. */
import { type Figure, figure } from "./figure.ts";

export interface InvestmentRow {
  readonly id: "container" | "kata" | "wasm";
  readonly name: string;
  /** 初始投资, 年 CF */
  readonly initial: Figure;
  readonly cashFlow: Figure;
  readonly npv: Figure;
  readonly irr: Figure;
  readonly payback: Figure;
}

export const investmentYears = 5;
export const discountRate = 0.1;

function row(
  id: InvestmentRow["id"],
  name: string,
  cells: readonly [string, string, string, string, string],
): InvestmentRow {
  const [initial, cashFlow, npv, irr, payback] = cells;
  return {
    id,
    name,
    initial: figure(initial),
    cashFlow: figure(cashFlow),
    npv: figure(npv),
    irr: figure(irr),
    payback: figure(payback),
  };
}

export const investments = {
  container: row("container", "容器优化", ["-2.0", "+0.8", "+1.04", "28%", "2.5 年"]),
  kata: row("kata", "Kata 沙盒", ["-4.5", "+1.5", "+1.21", "22%", "3.0 年"]),
  wasm: row("wasm", "WASM 平台", ["-8.0", "+3.2", "+4.15", "35%", "2.8 年"]),
} as const;

/** 风险(σ=2.1) > 容器(σ=0.8); none is printed for Kata. */
export const risk = { wasm: figure("2.1"), container: figure("0.8") };

/** Section VII-2: P(ecosystem_mature) = 0.38, Option_Value = -1.46, and when to invest. */
export const option = {
  maturityProbability: figure("0.38"),
  value: figure("-1.46"),
  threshold: figure("0.65"),
  /** 预计2026 Q3 */
  thresholdFrom: 2026.5,
  thresholdTo: 2026.75,
};
