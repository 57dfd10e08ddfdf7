/** Part 2, section VI: the decision tree of 2025 and the phases. */
import { figure, span } from "./figure.ts";

/** 企业技术选型决策树（2025 版）: 延迟要求<100ms, 启动频率>1次/秒. */
export const tree2025 = { latencyLimitS: 0.1, startsPerSecond: 1 };

/** Phase 1: Kata 替换 20%安全敏感容器, 成本降低 15-20%. */
export const phase1 = { replaced: figure("20%"), costReduction: span("15-20%", 0.15, 0.2) };

/** Phase 2: 冷启动敏感业务迁移，延迟降低 50%. */
export const phase2 = { latencyReduction: figure("50%") };
