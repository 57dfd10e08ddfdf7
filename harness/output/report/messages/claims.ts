/** Every claim that can be measured. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Every claim that can be measured",
  lead: "Intervals are at 95 %. A claim about a technology is judged by each of its targets; never by the friendliest.",
  columns: {
    verdict: "Verdict",
    technology: "Technology",
    metric: "Quantity",
    claim: "Claim",
    printed: "Printed",
    published: "Published",
    measured: "Measured",
    samples: "Samples",
    why: "Why",
  },
  details: "Targets, reading and reasons",
  target: "Target",
  layer: "Layer",
  observed: "Observed",
  interval: "95 % interval",
  place: "Where",
  reading: "Read as",
  settledBy: "Settled by",
  reason: "Reason",
  emulated: "emulated",
  failed: (count: number) => `${count} failed`,
  moreTargets: (count: number) => `and ${count} more; the JSON report lists all`,
};

const chinese: typeof english = {
  heading: "可以测量的每一条说法",
  lead: "区间均为 95 %。关于某种技术的说法由它的每个目标来判定，绝不挑最有利的那个。",
  columns: {
    verdict: "判定",
    technology: "技术",
    metric: "指标",
    claim: "说法",
    printed: "所印",
    published: "已发表",
    measured: "实测",
    samples: "样本数",
    why: "理由",
  },
  details: "各目标、解读与理由",
  target: "目标",
  layer: "层次",
  observed: "观测值",
  interval: "95 % 区间",
  place: "位置",
  reading: "解读",
  settledBy: "何种测量可定论",
  reason: "完整理由",
  emulated: "模拟 CPU",
  failed: (count) => `失败 ${count} 次`,
  moreTargets: (count) => `另有 ${count} 项，见 JSON 报告`,
};

export const claims: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
