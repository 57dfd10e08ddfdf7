/** Parts of the register, and the claims that judge them. */
import type { Claim } from "../claim.ts";
import { claims } from "../claims/index.ts";
import { sections } from "../printed/sections.ts";
import type { ClaimedTechnology } from "../printed/technologies.ts";
import type { EntryClass, RegisterEntry, Topic } from "./entry.ts";
import { register } from "./index.ts";

/** Each a list of which one must hold; whatever is absent or empty excludes nothing. */
export interface RegisterFilter {
  /** Part and number: `1-VII` means 1-VII-1 and 1-VII-2 too, `3` all of part 3. */
  readonly sections?: readonly string[];
  /** Also of statements about several. */
  readonly technologies?: readonly ClaimedTechnology[];
  readonly topics?: readonly Topic[];
  readonly classes?: readonly EntryClass[];
}

/** Whether a filter's list lets something through that is in `present`, or in one of them. */
export function lets<T>(wanted: readonly T[] | undefined, ...present: readonly T[]): boolean {
  return wanted === undefined || wanted.length === 0 || present.some((one) => wanted.includes(one));
}

/** `1`, `1-VII` and `1-VII-2` of 1-VII-2: all by which a section is asked for. */
export function sectionNames(code: string): string[] {
  const parts = code.split("-");
  return parts.map((_, position) => parts.slice(0, position + 1).join("-"));
}

/** Every name by which a section can be asked for. */
export const allSectionNames: readonly string[] = [...new Set(Object.keys(sections).flatMap(sectionNames))];

/** In the order of the document. */
export function selectEntries(filter: RegisterFilter): RegisterEntry[] {
  return register.filter(
    (entry) =>
      lets(filter.sections, ...sectionNames(entry.at)) &&
      lets(filter.technologies, ...entry.technologies) &&
      lets(filter.topics, entry.topic) &&
      lets(filter.classes, entry.class),
  );
}

/** The claims that judge any of these, each once, in the order of the document: also what stands first elsewhere. */
export function claimsJudging(entries: readonly RegisterEntry[]): Claim[] {
  const ids = new Set(entries.map(({ judgedAs }) => judgedAs));
  return claims.filter(({ id }) => ids.has(id));
}
