/**
 * A formula outside its domain has no value. @throws RangeError naming the formula, what was given, and what it takes.
 */
export function mustBe(holds: boolean, formula: string, fact: string, remedy: string): asserts holds {
  if (!holds) throw new RangeError(`[${formula}] ${fact} ${remedy}`);
}
