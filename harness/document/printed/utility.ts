/** Part 3, section IV-1. */
import { type Figure, figure } from "./figure.ts";

export interface Leaf {
  /** 效用 and 成本 at the decision tree's leaf. */
  readonly utility: Figure;
  readonly cost: Figure;
  /** U(T) of 计算结果. */
  readonly computed: Figure;
}

/** 沙盒 is Kata here. */
export const utilities: Readonly<Record<"container" | "sandbox" | "wasm", Leaf>> = {
  container: { utility: figure("0.7"), cost: figure("0.5"), computed: figure("0.61") },
  sandbox: { utility: figure("0.85"), cost: figure("0.7"), computed: figure("0.79") },
  wasm: { utility: figure("0.95"), cost: figure("0.9"), computed: figure("0.89") },
};

/** α=0.3, β=0.4, γ=0.3 */
export const utilityWeights = { performance: 0.3, security: 0.4, cost: 0.3 } as const;

/** 业务需求隔离性>0.8, 业务启动频率>100次/秒, 团队Rust能力>0.6 */
export const utilityTree = { isolation: 0.8, startsPerSecond: 100, rust: 0.6 };
