import { growthPerHead, lotkaVolterraAfter, lotkaVolterraRates } from "../../formulas/lotka-volterra.ts";
import { type Equilibrium, lotkaVolterraEquilibria } from "../../formulas/lotka-volterra-equilibria.ts";
import { adoption } from "../../printed/adoption.ts";
import { roundsTo } from "../../printed/figure.ts";
import { lotkaVolterra, steadyState } from "../../printed/lotka-volterra.ts";
import { currentPosition } from "../../printed/maturity-curve.ts";
import { type AuditItem, decided } from "../item.ts";
import { short } from "../number-text.ts";

const at = "3-V-1";
const species = ["C", "S", "W"] as const;

const list = (values: readonly number[]): string => values.map((value) => short(value)).join(", ");

/** From where the document stands: 2-III-1 in 2024, or its own forecast for 2025, six or five years before 2030. */
const from2024 = [currentPosition.container.value, currentPosition.sandbox.value, currentPosition.wasm.value];
const from2025 = [adoption.container.share2025.value, adoption.sandbox.share2025.value, adoption.wasm.share2025.value];

const sharesOf = (stable: Equilibrium): AuditItem[] => {
  const printed = steadyState.map(({ value }) => value);
  const paths = [lotkaVolterraAfter(lotkaVolterra, from2024, 6), lotkaVolterraAfter(lotkaVolterra, from2025, 5)];
  const coincidence = lotkaVolterraAfter(lotkaVolterra, from2025, 6);
  return species.map((name, index) => {
    const result = steadyState[index] ?? steadyState[0];
    const share = stable.state[index] ?? Number.NaN;
    const inYear = paths.map((path) => path[index] ?? Number.NaN);
    const offBy = share === 0 ? "the right one is 0" : `${short(result.value / share)} times the right one`;
    return decided({
      id: `steady-state-${name.toLowerCase()}`,
      at,
      printed: `${name}* ≈ ${result.printed}`,
      holds: roundsTo(share, result),
      recomputed: short(share),
      why:
        `The printed point is not steady: the shares there change by ${list(lotkaVolterraRates(lotkaVolterra, printed))} a year. The only stable ` +
        `equilibrium is C, S, W = ${list(stable.state)} (all eigenvalues negative): the printed figure is ${short(Math.abs(result.value - share))} off, ${offBy}. Nor is it the state of ` +
        `2030: ${inYear.map((value) => short(value)).join(" or ")} from 2-III-1's shares in 2024 or the forecast's in 2025.` +
        (roundsTo(coincidence[index] ?? Number.NaN, result)
          ? ` ${short(coincidence[index] ?? Number.NaN)} is what six years from the forecast of 2025 give, with ${list(coincidence)} for the three, so in 2031 and not steady.`
          : ""),
    });
  });
};

const coexistence = (equilibria: readonly Equilibrium[], stable: Equilibrium): AuditItem => {
  const inside = equilibria.find(({ state }) => state.every((share) => share !== 0));
  const perHead = growthPerHead(lotkaVolterra, stable.state)[0] ?? Number.NaN;
  return decided({
    id: "steady-state-coexistence",
    at,
    printed: "三者长期共存",
    holds: stable.state.every((share) => share > 0),
    recomputed: "containers vanish",
    why:
      `With the printed parameters the equilibrium of all three lies at C, S, W = ${list(inside?.state ?? [])}, which is no share; at the stable one containers ` +
      `shrink by ${short(-100 * perHead)} % a year. The signs of +β₂, +α₃ and +α₄ are those of predators and prey, not of competition, where all would be negative.`,
  });
};

const capacities = (): AuditItem[] =>
  (["container", "sandbox", "wasm"] as const).map((technology, index) => {
    const here = lotkaVolterra.capacity[index] ?? Number.NaN;
    const there = adoption[technology].capacity;
    return decided({
      id: `capacity-vs-adoption-${technology}`,
      at,
      printed: `K${["₁", "₂", "₃"][index] ?? ""}=${here.toFixed(2)}; 3-II-1: K=${there.toFixed(2)}`,
      holds: here === there,
      recomputed: here === there ? "the same" : `${short(Math.abs(here - there))} apart`,
      why: `The limit of the same technology's share stands twice, ${here === there ? "alike" : "with different figures"}.`,
    });
  });

/** Part 3, section V-1. */
export const lotkaVolterraAudit = () => {
  const equilibria = lotkaVolterraEquilibria(lotkaVolterra);
  const [stable] = equilibria.filter(({ isStable, isFeasible }) => isStable && isFeasible);
  if (stable === undefined) throw new Error("[audit] The system of 3-V-1 has no stable equilibrium.");
  const forecast = adoption.container.share2025;
  const rates = [adoption.container.growth, adoption.sandbox.growth, adoption.wasm.growth];
  return [
    ...sharesOf(stable),
    coexistence(equilibria, stable),
    ...capacities(),
    decided({
      id: "growth-vs-adoption",
      at,
      printed: "r₁=0.15, r₂=0.45, r₃=0.80; 3-II-1: r",
      holds: lotkaVolterra.growth.every((rate, index) => rate === rates[index]),
      recomputed: "the same",
      why: "The growth rates are those of the adoption model.",
    }),
    decided({
      id: "container-above-capacity",
      at,
      printed: `K₁=0.75; 3-II-1 (2025): 容器化 ${forecast.printed}`,
      holds: forecast.value <= lotkaVolterra.capacity[0],
      recomputed: "above it",
      why: "The forecast for 2025 exceeds the most that this model gives containers, before any competition.",
    }),
  ];
};
