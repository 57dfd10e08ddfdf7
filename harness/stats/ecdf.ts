/** The empirical distribution function, counted on sorted samples. */

/** How many values are strictly less than `limit`: n times the left limit of the empirical distribution function. */
export function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface EcdfStep {
  readonly value: number;
  /** Share of all samples that are at most `value`. */
  readonly share: number;
}

/** The steps of the function, one for each distinct finite value. Failed starts (+Infinity) keep it from reaching 1. */
export function ecdfSteps(sorted: Float64Array): EcdfStep[] {
  const steps: EcdfStep[] = [];
  for (const [index, value] of sorted.entries()) {
    if (value === Infinity) break;
    if (value !== sorted[index + 1]) steps.push({ value, share: (index + 1) / sorted.length });
  }
  return steps;
}
