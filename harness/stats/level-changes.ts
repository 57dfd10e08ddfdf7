import { median } from "simple-statistics";

export interface LevelChange {
  /** The first of the values at the new level. */
  readonly index: number;
  /** From the old level to the new, as a share of the old. */
  readonly change: number;
}

/**
 * How far the level moves at each change point: from the median since the one before it to the median until the one after.
 *
 * @param values finite logarithms, in their order. @param starts where new levels begin, ascending.
 */
export function levelChanges(values: readonly number[], starts: readonly number[]): LevelChange[] {
  const bounds = [0, ...starts, values.length];
  return starts.map((index, position) => {
    const before = median(values.slice(bounds[position], index));
    const after = median(values.slice(index, bounds[position + 2]));
    return { index, change: Math.expm1(after - before) };
  });
}
