/** What was not measured. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Not measured",
  lead: "What is missing here is not a pass.",
  metrics: {
    startup: "startup",
    memory: "memory",
    density: "density",
    performance: "performance",
    isolation: "isolation",
  },
  noMetric: (metric: string) => `${metric}: not measured in these runs.`,
  target: "Target",
  series: "Series",
  reason: "Reason",
};

const chinese: typeof english = {
  heading: "未测量的部分",
  lead: "这里缺少的，都不算通过。",
  metrics: {
    startup: "启动",
    memory: "内存",
    density: "密度",
    performance: "性能",
    isolation: "隔离",
  },
  noMetric: (metric) => `${metric}：这些运行中未测量。`,
  target: "目标",
  series: "序列",
  reason: "原因",
};

export const gaps: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
