/** Part 3, section V-1, 稳态解: where the system of {@link LotkaVolterra} stands still, and whether it stays there. */
import { eigenvalueRealParts, solveLinear } from "./linear-algebra.ts";
import { communityMatrix, growthPerHead, type LotkaVolterra } from "./lotka-volterra.ts";

export interface Equilibrium {
  readonly state: readonly number[];
  /** Real parts of the Jacobian's eigenvalues, per year, from the largest: how fast a disturbance grows. */
  readonly growthRates: readonly number[];
  /** All disturbances die out. */
  readonly isStable: boolean;
  /** No share is negative: a state that can be. */
  readonly isFeasible: boolean;
}

function subsets(size: number): number[][] {
  const species = Array.from({ length: size }, (_, index) => index);
  return Array.from({ length: 2 ** size }, (_, bits) => species.filter((index) => (bits >> index) & 1));
}

/** The state in which exactly `present` are not zero; undefined where that is not a single state. */
function stateWith(system: LotkaVolterra, present: readonly number[]): number[] | undefined {
  const matrix = communityMatrix(system);
  const shares = solveLinear(
    present.map((i) => present.map((j) => matrix[i]?.[j] ?? 0)),
    present.map((i) => -(system.growth[i] ?? 0)),
  );
  return shares && system.growth.map((_, i) => shares[present.indexOf(i)] ?? 0);
}

/** ∂(dxᵢ/dt)/∂xⱼ at a state. */
function jacobian(system: LotkaVolterra, state: readonly number[]): number[][] {
  const perHead = growthPerHead(system, state);
  return communityMatrix(system).map((row, i) =>
    row.map((effect, j) => effect * (state[i] ?? 0) + (i === j ? (perHead[i] ?? 0) : 0)),
  );
}

function stabilityAt(system: LotkaVolterra, state: readonly number[]): Equilibrium {
  const growthRates = eigenvalueRealParts(jacobian(system, state));
  return {
    state,
    growthRates,
    isStable: growthRates.every((rate) => rate < 0),
    isFeasible: state.every((share) => share >= 0),
  };
}

/**
 * All of them, at most 2ⁿ: for each set of species one linear system. Negative ones are among them, marked.
 * @throws RangeError where the system's parts do not fit each other
 */
export function lotkaVolterraEquilibria(system: LotkaVolterra): Equilibrium[] {
  return subsets(system.growth.length).flatMap((present) => {
    const state = stateWith(system, present);
    return state === undefined ? [] : [stabilityAt(system, state)];
  });
}
