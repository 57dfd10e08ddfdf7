/** @returns the share of the samples that carry each flag. */
export function countedFlags(counts: ReadonlyMap<string, number>, samples: number): Map<string, number> {
  return new Map(Array.from(counts, ([flag, count]) => [flag, count / samples]));
}
