/** Part 1, section X, and part 2, section VI: when each stage is due. */

/** 阶段: months from 当前; the last row, 长期, has none. */
export const roadmap = [
  { printed: "当前", months: 0, goal: "容器化改造" },
  { printed: "6 个月", months: 6, goal: "引入沙盒增强" },
  { printed: "12 个月", months: 12, goal: "WASM 试点" },
  { printed: "18 个月", months: 18, goal: "统一调度" },
] as const;

/** 分阶段行动路径, and what of the roadmap each is. */
export const phases = [
  { printed: "Phase 1（2025）: 沙盒化增强", year: 2025, goal: "引入沙盒增强" },
  { printed: "Phase 2（2026）: WASM 试点", year: 2026, goal: "WASM 试点" },
  { printed: "Phase 3（2027）: 架构融合", year: 2027, goal: "统一调度" },
] as const;

/** 最后更新: the only date that the document gives itself. */
export const lastUpdated = { printed: "2025-11-07", year: 2025, month: 11 } as const;
