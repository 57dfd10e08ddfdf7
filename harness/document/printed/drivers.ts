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
