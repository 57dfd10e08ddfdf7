/** "Did you mean …" for a name that does not exist. */
import { closest } from "fastest-levenshtein";

/** A remedy: the nearest of the names that exist, and all of them. */
export function nearestName(name: string, names: readonly string[]): string {
  if (names.length === 0) return "None exist here.";
  return `Did you mean ${closest(name, names)}? There are: ${names.join(", ")}.`;
}
