/** The formulas for machines: what the text shows, target by target. */
import type { FormulaPart } from "../../document/measured/formula-parts.ts";
import { sections } from "../../document/printed/sections.ts";

function isInterval(value: unknown): value is { low: number; high: number } {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "low,high";
}

/** As everywhere in `check --json`: an interval is a pair, an end that nothing bounds is null. */
function withPairs(value: unknown): unknown {
  if (isInterval(value)) return [value.low, value.high].map((end) => (Number.isFinite(end) ? end : null));
  if (Array.isArray(value)) return value.map(withPairs);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withPairs(part)]));
}

/** The stable shape: one object for each part, told apart by `kind`. Shares are from 0 to 1, memory is in bytes. */
export function formulaDocument(parts: readonly FormulaPart[]): object {
  return {
    formulas: parts.map(({ at, ...rest }) => ({ code: at, section: sections[at], ...Object(withPairs(rest)) })),
  };
}
