/** Part 3, section II-1, 各技术拟合参数. */
import { type Figure, figure } from "./figure.ts";

export interface AdoptionRow {
  /** r, K, E(t)当前值, 2025 预测渗透率 */
  readonly growth: number;
  readonly capacity: number;
  readonly maturity: number;
  readonly share2025: Figure;
}

export const adoption: Readonly<Record<"container" | "sandbox" | "wasm", AdoptionRow>> = {
  container: { growth: 0.15, capacity: 0.85, maturity: 0.95, share2025: figure("78%") },
  sandbox: { growth: 0.45, capacity: 0.6, maturity: 0.42, share2025: figure("28%") },
  wasm: { growth: 0.8, capacity: 0.75, maturity: 0.38, share2025: figure("12%") },
};

/** 关键拐点: 当 E(t) > 0.5 时，技术进入指数增长期; WASM 2026 年 Q2. */
export const growthThreshold = { maturity: 0.5, from: 2026.25, to: 2026.5, printed: "E(t) > 0.5" };
