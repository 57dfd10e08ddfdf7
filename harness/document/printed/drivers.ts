/** Part 2, section III-2. */
import { figure } from "./figure.ts";

/** 驱动力权重, in the printed order. */
export const driverWeights = {
  printed: "成本(40%) > 安全(30%) > 性能(20%) > 生态(10%)",
  cost: 0.4,
  security: 0.3,
  performance: 0.2,
  ecosystem: 0.1,
};

/** 阻力临界点: 当工具链完善度>60%，WASM 将突破 10%渗透率, of the years in the heading. */
export const toolchainThreshold = { toolchain: figure("60%"), adoption: figure("10%"), years: "2026-2030", from: 2026 };

/** 破局时间点, with the years that section I-1 gives each technology's era (沙盒化时代, WASM 时代). */
export const breakthroughs = {
  sandbox: { printed: "2025 Q4", year: 2025, era: { printed: "2021-2024", from: 2021, to: 2024 } },
  wasm: { printed: "2026 Q3", year: 2026, era: { printed: "2025+", from: 2025, to: Infinity } },
} as const;
