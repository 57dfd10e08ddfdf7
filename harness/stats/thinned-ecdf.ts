import { countBelow, type EcdfStep } from "./ecdf.ts";

/** No duration is shorter than the clock's unit, and a logarithm needs one. */
const SMALLEST = 1;

/**
 * The empirical distribution function with no more steps than a logarithmic axis of so many columns can show: of the
 * steps that fall into one column only the last, so that what is left is a subset of the function's own points and
 * nowhere off by a whole column. Takes time by columns, not by samples.
 *
 * @param sorted ascending; +Infinity for what never got there keeps the function from reaching 1.
 */
export function thinnedEcdf(sorted: Float64Array, columnsPerDecade: number): EcdfStep[] {
  const n = sorted.length;
  const steps: EcdfStep[] = [];
  let taken = 0;
  for (;;) {
    const value = sorted[taken];
    if (value === undefined || value === Infinity) return steps;
    const column = Math.floor(Math.log10(Math.max(value, SMALLEST)) * columnsPerDecade);
    const end = 10 ** ((column + 1) / columnsPerDecade);
    // Rounding can put the end of a column before a value in it: then at least all that equals it is taken.
    const past = Math.max(countBelow(sorted, end), countBelow(sorted, value * (1 + Number.EPSILON)), taken + 1);
    steps.push({ value: sorted[past - 1] ?? value, share: past / n });
    taken = past;
  }
}
