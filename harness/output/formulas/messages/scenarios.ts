/** The scores of 3-IV-2. */
import type { Language } from "../../../wording.ts";

const english = {
  lead: "In which share of all merits from 0 to 1 each recommendation follows from its row's weights:",
  columns: {
    weights: "security, performance, cost",
    recommends: "recommends",
    unknown: "no merit known",
    known: "performance measured",
  },
  together: (share: string, low: string, high: string, draws: string) =>
    `All five at once, by one set of merits: ${share} [${low}, ${high}], counted on ${draws} seeded draws`,
  withMeasured: (share: string) => `with measured performance ${share}`,
  stop: ".",
};

const chinese: typeof english = {
  lead: "在 0 到 1 的全部取值中，每个推荐由其所在行的权重推出的份额：",
  columns: {
    weights: "安全、性能、成本",
    recommends: "推荐",
    unknown: "取值全部未知",
    known: "代入实测性能",
  },
  together: (share, low, high, draws) =>
    `五个推荐由同一组取值同时推出：${share} [${low}, ${high}]，以固定种子抽取 ${draws} 次计数`,
  withMeasured: (share) => `代入实测性能为 ${share}`,
  stop: "。",
};

export const scenarios: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
