/** Parts of the register, and the claims that judge them. */
import type { Claim } from "../claim.ts";
import { claims } from "../claims/index.ts";
import type { ClaimedTechnology } from "../printed/technologies.ts";
import type { EntryClass, RegisterEntry, Topic } from "./entry.ts";
import { register } from "./index.ts";

/** Whatever is absent excludes nothing. */
export interface RegisterFilter {
  /** Part and number: `1-VII` means 1-VII-1 and 1-VII-2 too, `3` all of part 3. */
  readonly section?: string;
  /** Also of statements about several. */
  readonly technology?: ClaimedTechnology;
  readonly topic?: Topic;
  readonly class?: EntryClass;
}

/** In the order of the document. */
export function selectEntries(filter: RegisterFilter): RegisterEntry[] {
  const { section, technology, topic, class: of } = filter;
  return register.filter(
    (entry) =>
      (section === undefined || entry.at === section || entry.at.startsWith(`${section}-`)) &&
      (technology === undefined || entry.technologies.includes(technology)) &&
      (topic === undefined || entry.topic === topic) &&
      (of === undefined || entry.class === of),
  );
}

/** The claims that judge any of these, each once, in the order of the document: also what stands first elsewhere. */
export function claimsJudging(entries: readonly RegisterEntry[]): Claim[] {
  const ids = new Set(entries.map(({ judgedAs }) => judgedAs));
  return claims.filter(({ id }) => ids.has(id));
}
