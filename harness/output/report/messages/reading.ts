/** How to read the report. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "How to read it",
  points: {
    tails: "A median is not a promise: tails are in the tables, raw samples in the run's folder.",
    layers: "Layers are never mixed: a bare runtime is only the least that a start through an engine takes.",
    emulated:
      "An emulated CPU gives an upper bound of what hardware takes; it can refute “takes at least”, never support “slow”.",
    intervals: "Intervals of medians are by order statistics, those of probabilities by Clopper-Pearson.",
    flags:
      "A flag on a sample (loaded, stolen, swapping, throttled, hot, frequency-changed, clock-set, clock-slewed) filters nothing: it is told.",
  },
};

const chinese: typeof english = {
  heading: "如何解读",
  points: {
    tails: "中位数不是承诺：尾部在表里，原始样本在运行的文件夹里。",
    layers: "不同层次绝不混在一起：裸运行时只是经由引擎启动时的下限。",
    emulated: "模拟 CPU 的数字只是硬件耗时的上界：可以推翻“至少要多久”，绝不能支持“慢”。",
    intervals: "中位数的区间按次序统计量，概率的区间按 Clopper-Pearson 法。",
    flags:
      "样本上的标记（loaded、stolen、swapping、throttled、hot、frequency-changed、clock-set、clock-slewed）不作筛除，只作说明。",
  },
};

export const reading: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
