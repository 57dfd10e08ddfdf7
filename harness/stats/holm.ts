/**
 * p-values made larger so that, each held against the same level, the chance of even one false discovery among all of
 * them is at most that level, however they depend on each other: S. Holm, "A Simple Sequentially Rejective Multiple Test
 * Procedure", Scandinavian Journal of Statistics 6 (1979) 65-70.
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const adjusted = Array.from(pValues);
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
  let largest = 0;
  for (const [position, index] of order.entries()) {
    largest = Math.max(largest, (pValues.length - position) * (pValues[index] ?? 1));
    adjusted[index] = Math.min(1, largest);
  }
  return adjusted;
}
