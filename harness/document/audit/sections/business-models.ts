import { costRatioBounds } from "../../formulas/total-cost.ts";
import { developerEfficiency } from "../../printed/agility.ts";
import { businessModels } from "../../printed/business-models.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { recomputed } from "../recompute.ts";

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
      shown: "Time that the promise allows to fail: (1 − 0.999) / (1 − 0.9999)",
      why: "This takes 弹性 (elasticity) for 可用性 (availability), though they are different quantities.",
    }),
    open({
      id: "pricing",
      at,
      printed: `成本 ${costReduction.printed}`,
      recomputed: `${percent(1 - ratio.high)} to ${percent(1 - ratio.low)} less`,
      missing: "the prices per instance-hour and per call, and how much is called",
      why: "By the TCO coefficients WASM costs that much less than virtual machines, whatever the costs: 90 % is possible.",
    }),
    decided({
      id: "pricing-vs-case",
      at,
      printed: `虚拟化 → WASM: 成本 ${costReduction.printed}; 2-II-1 容器 → WASM: TCO 降低 ${retailCase.costReduction.printed}`,
      holds: left >= fromMachines.low && left <= fromMachines.high,
      recomputed: `containers at ${percent(left)} of virtual machines`,
      why: `If both are the total cost, containers cost 0.1 / 0.33 = ${percent(left)} of virtual machines. The TCO coefficients allow ${percent(fromMachines.low)} to ${percent(fromMachines.high)}: just so where nearly all cost is infrastructure.`,
    }),
    byReadings({
      id: "efficiency-factor",
      at,
      printed: `业务开发者: 效率 ↑${efficiencyFactor.printed}; 2-II-2 开发者效率: ${developerEfficiency.wasm.printed}`,
      readings: [
        {
          says: `Read as the efficiency of developers, it stands twice: 5 times here, ${short(developers)} times over virtual machines there.`,
          holds: efficiencyFactor.value === developers,
          recomputed: `${short(developers)} times`,
        },
        {
          says: "Read as the efficiency of something else, there is nothing to compare it with.",
          holds: true,
          recomputed: "nothing to compare with",
        },
      ],
    }),
  ];
};
