/** Part 3, section II-2. States in the order 虚拟化, 容器化, 沙盒化, WASM. */
import { figure } from "./figure.ts";

export const transitionMatrix = [
  [0.7, 0.25, 0.04, 0.01],
  [0.02, 0.6, 0.3, 0.08],
  [0.01, 0.2, 0.55, 0.24],
  [0.0, 0.05, 0.15, 0.8],
] as const;

/** 稳态分布预测（2030）: 虚拟化8% + 容器化22% + 沙盒化25% + WASM45% */
export const stationary2030 = [figure("8%"), figure("22%"), figure("25%"), figure("45%")] as const;

/** 有 15%回退到沙盒 */
export const fallback = figure("15%");
