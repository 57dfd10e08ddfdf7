/** The total cost of ownership, as a ratio. */
import type { Language } from "../../../wording.ts";

const english = {
  lead:
    "The costs that the coefficients scale are printed nowhere, so TCO is told as a ratio, for every split of the cost " +
    "into infrastructure, operations and security loss, with the density factor measured in place of 密度系数; and the " +
    "share of all splits in which it is cheaper at all.",
  columns: { by: "by", densityFactor: "密度系数", tco: "TCO", cheaper: "cheaper" },
  alsoInOneProcess: "… in one process",
  emulated: "emulated: at least",
  case: (name: string, reduction: string) =>
    `${name}: in which share of all splits TCO 降低 ${reduction} (电商大促) is reached, and how the other terms move the ratio.`,
  reachedIn: "reached in",
  infrastructureIs: (share: string) => `infrastructure is ${share} of the cost`,
  meanOverSplits: "mean over all splits of the cost",
  meanOverCoefficient: (coefficient: string, low: number, high: number) =>
    `mean, ${coefficient} from ${low} to ${high}`,
};

const chinese: typeof english = {
  lead:
    "系数所缩放的各项成本没有印出，因此 TCO 以比值表示，涵盖成本在基础设施、运维与安全损失之间的每一种划分，" +
    "并以实测的密度倍数代替密度系数；另列出在全部划分中，有多大份额确实更便宜。",
  columns: { by: "依据", densityFactor: "密度系数", tco: "TCO", cheaper: "更便宜" },
  alsoInOneProcess: "… 同一进程内",
  emulated: "模拟：至少",
  case: (name, reduction) =>
    `${name}：在全部划分中，有多大份额达到“TCO 降低 ${reduction}”（电商大促），以及其他各项如何改变比值。`,
  reachedIn: "达到的份额",
  infrastructureIs: (share) => `基础设施占成本 ${share}`,
  meanOverSplits: "对成本全部划分的平均",
  meanOverCoefficient: (coefficient, low, high) => `平均，${coefficient}从 ${low} 到 ${high}`,
};

export const cost: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
