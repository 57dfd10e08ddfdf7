import { costRatioBounds } from "../../formulas/total-cost.ts";
import { developerEfficiency } from "../../printed/agility.ts";
import { businessModels } from "../../printed/business-models.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { recomputed } from "../recompute.ts";
import { nothingToCompareWith, times } from "../phrases.ts";

const at = "2-V-2";

/** Part 2, section V-2. */
export const businessModelsAudit = () => {
  const { availability, costReduction, efficiencyFactor } = businessModels;
  const ratio = costRatioBounds(costCoefficients.vm, costCoefficients.wasm);
  const fromMachines = costRatioBounds(costCoefficients.vm, costCoefficients.container);
  const left = (1 - costReduction.value) / (1 - retailCase.costReduction.value);
  const developers = 1 + developerEfficiency.wasm.value;
  return [
    recomputed({
      id: "reliability-factor",
      at,
      printed: "99.9%可用性 → 99.99%弹性: 可靠性 ↑10 倍",
      result: availability.reliabilityFactor,
      inputs: [availability.before, availability.after],
      formula: (before, after) => (1 - before) / (1 - after),
      shown: {
        en: "Time that the promise allows to fail: (1 − 0.999) / (1 − 0.9999)",
        zh: "承诺所允许的不可用时间之比：(1 − 0.999) / (1 − 0.9999)",
      },
      why: {
        en: "This takes 弹性 (elasticity) for 可用性 (availability), though they are different quantities.",
        zh: "这里把“弹性”当作“可用性”，而二者是不同的量。",
      },
    }),
    open({
      id: "pricing",
      at,
      printed: `成本 ${costReduction.printed}`,
      recomputed: {
        en: `${percent(1 - ratio.high)} to ${percent(1 - ratio.low)} less`,
        zh: `降低 ${percent(1 - ratio.high)} 至 ${percent(1 - ratio.low)}`,
      },
      missing: {
        en: "the prices per instance-hour and per call, and how much is called",
        zh: "每实例小时与每次调用的价格，以及调用量",
      },
      why: {
        en: "By the TCO coefficients WASM costs that much less than virtual machines, whatever the costs: 90 % is possible.",
        zh: "按 TCO 系数，无论各项成本是多少，WASM 都比虚拟机低这么多：90 % 有可能。",
      },
    }),
    decided({
      id: "pricing-vs-case",
      at,
      printed: `虚拟化 → WASM: 成本 ${costReduction.printed}; 2-II-1 容器 → WASM: TCO 降低 ${retailCase.costReduction.printed}`,
      holds: left >= fromMachines.low && left <= fromMachines.high,
      recomputed: { en: `containers at ${percent(left)} of virtual machines`, zh: `容器为虚拟机的 ${percent(left)}` },
      why: {
        en: `If both are the total cost, containers cost 0.1 / 0.33 = ${percent(left)} of virtual machines. The TCO coefficients allow ${percent(fromMachines.low)} to ${percent(fromMachines.high)}: just so where nearly all cost is infrastructure.`,
        zh: `若两者都指总成本，则容器的成本为虚拟机的 0.1 / 0.33 = ${percent(left)}。TCO 系数允许 ${percent(fromMachines.low)} 至 ${percent(fromMachines.high)}：只有几乎全部成本都是基础设施时才勉强成立。`,
      },
    }),
    byReadings({
      id: "efficiency-factor",
      at,
      printed: `业务开发者: 效率 ↑${efficiencyFactor.printed}; 2-II-2 开发者效率: ${developerEfficiency.wasm.printed}`,
      readings: [
        {
          says: {
            en: `Read as the efficiency of developers, it stands twice: 5 times here, ${short(developers)} times over virtual machines there.`,
            zh: `若理解为开发者的效率，则它出现两次：此处为 5 倍，彼处为虚拟机的 ${short(developers)} 倍。`,
          },
          holds: efficiencyFactor.value === developers,
          recomputed: times(short(developers)),
        },
        {
          says: {
            en: "Read as the efficiency of something else, there is nothing to compare it with.",
            zh: "若理解为别的效率，则没有可比的对象。",
          },
          holds: true,
          recomputed: nothingToCompareWith,
        },
      ],
    }),
  ];
};
