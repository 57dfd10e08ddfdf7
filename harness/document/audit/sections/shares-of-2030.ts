import { sumToOne } from "../../formulas/weighted-sum.ts";
import { adoptionAfter } from "../../formulas/adoption.ts";
import { adoption } from "../../printed/adoption.ts";
import { steadyState } from "../../printed/lotka-volterra.ts";
import { iot2030, scenarioChains } from "../../printed/scenario-adoption.ts";
import { technologyNames } from "../../printed/technologies.ts";
import { stationary2030 } from "../../printed/transition-matrix.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { percent } from "../number-text.ts";
import { nothingToCompareWith, fromTo } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-V-1";

/** The forecast of the adoption model for 2030 against the two models that share one market out. */
const againstAdoption = (technology: "container" | "sandbox"): AuditItem => {
  const { growth, capacity, maturity, share2025 } = adoption[technology];
  const after = (ripeness: number): number => adoptionAfter(share2025.value, { growth, capacity }, ripeness, 5);
  const [here, there] =
    technology === "container" ? [steadyState[0], stationary2030[1]] : [steadyState[1], stationary2030[2]];
  const range = fromTo(percent(after(maturity)), percent(after(1)));
  return byReadings({
    id: `shares-2030-adoption-${technology}`,
    at,
    printed: {
      en: `${technologyNames[technology].en} in 2030: ${here.printed}; 3-II-2: ${there.printed}; 3-II-1: r, K, E, ${share2025.printed} in 2025`,
      zh: `${technologyNames[technology].zh}（2030 年）: ${here.printed}; 3-II-2: ${there.printed}; 3-II-1: r, K, E, ${share2025.printed}（2025 年）`,
    },
    readings: [
      {
        says: {
          en: `Read as one share, the adoption model leads it from ${share2025.printed} in 2025 to ${range.en} in 2030, from E as it is to E = 1 at once: it does not fall, and both other models have less.`,
          zh: `若理解为同一份额，则渗透率模型使它从 2025 年的 ${share2025.printed} 变为 2030 年的 ${range.zh}（从 E 不变到立即 E = 1）：它不会下降，而另两个模型都更低。`,
        },
        holds: here.value >= after(maturity) && there.value >= after(maturity),
        recomputed: range,
      },
      {
        says: {
          en: "Read as adoption, where one may use several, beside shares of one market, they are different quantities.",
          zh: "若一边是采用率（可同时采用多种），一边是同一市场的份额，则是不同的量。",
        },
        holds: true,
        recomputed: nothingToCompareWith,
      },
    ],
  });
};

/** Part 3, section V-1: what is printed for 2030, here and elsewhere. */
export const sharesOf2030Audit = () => {
  const here = steadyState.map(({ value }) => value);
  const [machines, ...there] = stationary2030.map(({ value }) => value);
  const withoutMachines = there.map((share) => share / (1 - (machines ?? 0)));
  const isSame = here.every((share, index) => share === there[index]);
  const isSameWithout = here.every((share, index) => Math.abs(share - (withoutMachines[index] ?? 0)) <= 0.005);
  const { growth, capacity, maturity, share2025 } = adoption.wasm;
  const after = (ripeness: number): string =>
    percent(adoptionAfter(share2025.value, { growth, capacity }, ripeness, 5));
  const scenarios = [...scenarioChains.map(({ shares }) => shares[2]), iot2030];
  return [
    decided({
      id: "steady-state-shares",
      at,
      printed: steadyState.map(({ printed }) => printed).join(" + "),
      holds: sumToOne(here),
      recomputed: everywhere("1"),
      why: {
        en: "0.22 + 0.28 + 0.50 = 1, which leaves nothing for virtual machines.",
        zh: "0.22 + 0.28 + 0.50 = 1，没有给虚拟机留下任何份额。",
      },
    }),
    decided({
      id: "shares-2030-two-models",
      at,
      printed: `${steadyState.map(({ printed }) => printed).join(", ")}; 3-II-2: ${stationary2030.map(({ printed }) => printed).join(", ")}`,
      holds: isSame || isSameWithout,
      recomputed: { en: "two forecasts", zh: "两种预测" },
      why: {
        en:
          "For 2030 containers, sandboxes and WASM are 22 %, 28 % and 50 % here and, with 8 % virtual machines, 22 %, 25 % and 45 % there; without virtual machines " +
          `those are ${withoutMachines.map((share) => percent(share)).join(", ")}. Neither way are they the same.`,
        zh: `2030 年容器、沙盒与 WASM 此处为 22 %、28 %、50 %，彼处（另有 8 % 虚拟机）为 22 %、25 %、45 %；除去虚拟机后为 ${withoutMachines.map((share) => percent(share)).join("、")}。两种算法都不一致。`,
      },
    }),
    open({
      id: "shares-2030-adoption",
      at,
      printed: {
        en: `WASM 占 50%; 3-II-2: 45%; 3-II-1: r, K, E, ${share2025.printed} in 2025`,
        zh: `WASM 占 50%; 3-II-2: 45%; 3-II-1: r, K, E, ${share2025.printed}（2025 年）`,
      },
      recomputed: fromTo(after(maturity), after(1)),
      missing: { en: "E(t) from 2025 to 2030", zh: "2025 至 2030 年的 E(t)" },
      why: {
        en: `The adoption model leads WASM from 12 % in 2025 to ${after(maturity)} in 2030 if E stays, and to ${after(1)} if E is 1 at once; both figures lie between.`,
        zh: `若 E 不变，则渗透率模型使 WASM 从 2025 年的 12 % 增至 2030 年的 ${after(maturity)}；若 E 立即为 1，则增至 ${after(1)}；两个所印数字都在其间。`,
      },
    }),
    againstAdoption("container"),
    againstAdoption("sandbox"),
    open({
      id: "shares-2030-scenarios",
      at,
      printed: `WASM 占 50%; 2-V-1 (2030): ${scenarios.map(({ printed }) => printed).join(", ")}`,
      missing: {
        en: "how much of the whole each scenario is, and the shares in the others",
        zh: "各场景占整体多大，以及其余场景的份额",
      },
      why: {
        en: "Every printed scenario lies above the whole, so that others must lie well below it.",
        zh: "所印的每个场景都高于整体，因此其他场景必然远低于整体。",
      },
    }),
  ];
};
