/** Part 3, section V-1. Species in the order C, S, W. */
import { figure } from "./figure.ts";

/** 参数拟合（2024基准）; in `interaction` −β₁, −α₁; +β₂, −α₂; +α₃, +α₄, as the equations sign them. */
export const lotkaVolterra = {
  growth: [0.15, 0.45, 0.8],
  capacity: [0.75, 0.6, 0.8],
  interaction: [
    [0, -0.2, -0.3],
    [0.15, 0, -0.4],
    [0.2, 0.25, 0],
  ],
} as const;

/** 稳态解（2030 预测）: C*, S*, W*. */
export const steadyState = [figure("0.22"), figure("0.28"), figure("0.50")] as const;
