/** Adds one sample's flags to the counts: each once, however often it carries it. */
export function countFlags(counts: Map<string, number>, flags: readonly string[]): void {
  // Almost all of a million starts have one at most.
  for (const flag of flags.length > 1 ? new Set(flags) : flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
}
