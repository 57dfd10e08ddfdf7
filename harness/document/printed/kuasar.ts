/** Part 1, section VII-1. */

import { atLeast, figure } from "./figure.ts";

export const kuasar = {
  /** 启动时间：单个 Pod 提升 100% */
  startImprovement: figure("100%"),
  /** 内存消耗：节省 99% */
  memorySaving: figure("99%"),
  density: atLeast("10w+ WASM 沙箱", 100_000),
};
