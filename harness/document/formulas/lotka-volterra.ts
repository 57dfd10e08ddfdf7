/**
 * Part 3, section V-1, 技术融合微分方程组: dxᵢ/dt = rᵢxᵢ(1 − xᵢ/Kᵢ) + Σⱼ aᵢⱼxᵢxⱼ for containers C, sandboxes S and WASM W.
 * The document's signs: −α₁WC and −β₁SC in C, −α₂WS and +β₂SC in S, +α₃WC and +α₄WS in W.
 */
import { mustBe } from "./must-be.ts";
import { stateAfter } from "./solve-ode.ts";

export interface LotkaVolterra {
  /** r, per year. */
  readonly growth: readonly number[];
  /** K, shares above 0. */
  readonly capacity: readonly number[];
  /** a, per year and share: what the column's species does to the row's. Zero on the diagonal, where K rules. */
  readonly interaction: readonly (readonly number[])[];
}

/** @throws RangeError where the system's parts do not fit each other */
function mustBeSystem({ growth, capacity, interaction }: LotkaVolterra): void {
  const size = growth.length;
  mustBe(
    capacity.length === size && interaction.length === size && interaction.every((row) => row.length === size),
    "Lotka-Volterra",
    `There are ${size} growth rates, ${capacity.length} capacities and ${interaction.length} rows.`,
    "Give as many of each.",
  );
  mustBe(
    capacity.every((share) => share > 0),
    "Lotka-Volterra",
    `The capacities are ${capacity.join(", ")}.`,
    "Give shares above 0.",
  );
}

/**
 * The system as dxᵢ/dt = xᵢ(rᵢ + Σⱼ mᵢⱼxⱼ): the matrix m, with −rᵢ/Kᵢ on its diagonal.
 * @throws RangeError where the system's parts do not fit each other
 */
export function communityMatrix(system: LotkaVolterra): number[][] {
  mustBeSystem(system);
  const { growth, capacity, interaction } = system;
  return interaction.map((row, i) =>
    row.map((effect, j) => (i === j ? -(growth[i] ?? 0) / (capacity[i] ?? Number.NaN) : effect)),
  );
}

/** (dxᵢ/dt)/xᵢ at a state, per year. */
export function growthPerHead(system: LotkaVolterra, state: readonly number[]): number[] {
  return communityMatrix(system).map((row, i) =>
    row.reduce((sum, effect, j) => sum + effect * (state[j] ?? 0), system.growth[i] ?? 0),
  );
}

/** dx/dt at a state, per year: the vector field. @throws RangeError */
export function lotkaVolterraRates(system: LotkaVolterra, state: readonly number[]): number[] {
  return growthPerHead(system, state).map((rate, i) => rate * (state[i] ?? 0));
}

/** The shares after so many years. @param start none negative. @throws RangeError outside the domain */
export function lotkaVolterraAfter(system: LotkaVolterra, start: readonly number[], years: number): readonly number[] {
  mustBeSystem(system);
  mustBe(
    start.length === system.growth.length && start.every((share) => share >= 0) && years >= 0,
    "Lotka-Volterra",
    `It starts at ${start.join(", ")} and lasts ${years} years.`,
    "Give a share of 0 or more for each species, and 0 or more years.",
  );
  return stateAfter((_, state) => lotkaVolterraRates(system, state), start, years);
}
