import { sumToOne } from "../../formulas/weighted-sum.ts";
import { adoptionAfter } from "../../formulas/adoption.ts";
import { adoption } from "../../printed/adoption.ts";
import { steadyState } from "../../printed/lotka-volterra.ts";
import { iot2030, scenarioChains } from "../../printed/scenario-adoption.ts";
import { technologyNames } from "../../printed/technologies.ts";
import { stationary2030 } from "../../printed/transition-matrix.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { percent } from "../number-text.ts";

const at = "3-V-1";

/** The forecast of the adoption model for 2030 against the two models that share one market out. */
const againstAdoption = (technology: "container" | "sandbox"): AuditItem => {
  const { growth, capacity, maturity, share2025 } = adoption[technology];
  const after = (ripeness: number): number => adoptionAfter(share2025.value, { growth, capacity }, ripeness, 5);
  const [here, there] =
    technology === "container" ? [steadyState[0], stationary2030[1]] : [steadyState[1], stationary2030[2]];
  const range = `${percent(after(maturity))} to ${percent(after(1))}`;
  return byReadings({
    id: `shares-2030-adoption-${technology}`,
    at,
    printed: `${technologyNames[technology]} in 2030: ${here.printed}; 3-II-2: ${there.printed}; 3-II-1: r, K, E, ${share2025.printed} in 2025`,
    readings: [
      {
        says: `Read as one share, the adoption model leads it from ${share2025.printed} in 2025 to ${range} in 2030, from E as it is to E = 1 at once: it does not fall, and both other models have less.`,
        holds: here.value >= after(maturity) && there.value >= after(maturity),
        recomputed: range,
      },
      {
        says: "Read as adoption, where one may use several, beside shares of one market, they are different quantities.",
        holds: true,
        recomputed: "nothing to compare with",
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
      recomputed: "1",
      why: "0.22 + 0.28 + 0.50 = 1, which leaves nothing for virtual machines.",
    }),
    decided({
      id: "shares-2030-two-models",
      at,
      printed: `${steadyState.map(({ printed }) => printed).join(", ")}; 3-II-2: ${stationary2030.map(({ printed }) => printed).join(", ")}`,
      holds: isSame || isSameWithout,
      recomputed: "two forecasts",
      why:
        "For 2030 containers, sandboxes and WASM are 22 %, 28 % and 50 % here and, with 8 % virtual machines, 22 %, 25 % and 45 % there; without virtual machines " +
        `those are ${withoutMachines.map((share) => percent(share)).join(", ")}. Neither way are they the same.`,
    }),
    open({
      id: "shares-2030-adoption",
      at,
      printed: `WASM 占 50%; 3-II-2: 45%; 3-II-1: r, K, E, ${share2025.printed} in 2025`,
      recomputed: `${after(maturity)} to ${after(1)}`,
      missing: "E(t) from 2025 to 2030",
      why: `The adoption model leads WASM from 12 % in 2025 to ${after(maturity)} in 2030 if E stays, and to ${after(1)} if E is 1 at once; both figures lie between.`,
    }),
    againstAdoption("container"),
    againstAdoption("sandbox"),
    open({
      id: "shares-2030-scenarios",
      at,
      printed: `WASM 占 50%; 2-V-1 (2030): ${scenarios.map(({ printed }) => printed).join(", ")}`,
      missing: "how much of the whole each scenario is, and the shares in the others",
      why: "Every printed scenario lies above the whole, so that others must lie well below it.",
    }),
  ];
};
