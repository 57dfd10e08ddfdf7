/** The formulas for machines: what the text shows, target by target. */
import type { FormulaPart } from "../../document/measured/formula-parts.ts";
import { sections } from "../../document/printed/sections.ts";
import { languages, type Wording } from "../../wording.ts";

function isInterval(value: unknown): value is { low: number; high: number } {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "low,high";
}

function isWording(value: object): value is Wording {
  return Object.keys(value).join() === languages.join();
}

/** As everywhere in `check --json`: text is English, an interval is a pair, an end that nothing bounds is null. */
function plain(value: unknown): unknown {
  if (isInterval(value)) return [value.low, value.high].map((end) => (Number.isFinite(end) ? end : null));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if (isWording(value)) return value.en;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** The stable shape: one object for each part, told apart by `kind`. Shares are from 0 to 1, memory is in bytes. */
export function formulaDocument(parts: readonly FormulaPart[]): object {
  return {
    formulas: parts.map(({ at, ...rest }) => ({ code: at, section: sections[at], ...Object(plain(rest)) })),
  };
}
