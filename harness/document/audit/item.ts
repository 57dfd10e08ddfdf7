/** What redoing one printed result gives. */
import { type SectionCode, sections } from "../printed/sections.ts";

/**
 * `consistent`: what is printed follows from what is printed. `inconsistent`: it does not, under any reasonable reading
 * of the words and with the inputs as printed; whether digits that are not printed could account for it is said beside.
 * `underdetermined`: an input is missing, or two reasonable readings disagree and the document does not choose.
 */
export const auditVerdicts = ["consistent", "inconsistent", "underdetermined"] as const;
export type AuditVerdict = (typeof auditVerdicts)[number];

export interface AuditItem {
  /** Stable. */
  readonly id: string;
  /** The document's headings down to the printed result. */
  readonly section: string;
  /** The document's words and figures; where two statements meet, both with the places of those from elsewhere. */
  readonly printed: string;
  /** What follows instead, or what it can be; null where nothing can be said. */
  readonly recomputed: string | null;
  readonly verdict: AuditVerdict;
  /** The computation in full sentences; of an inconsistency how far off, of an underdetermined item what is missing. */
  readonly why: string;
}

/** The parts of an item that its author writes; sections by their code. */
export interface ItemHead {
  readonly id: string;
  readonly at: SectionCode;
  readonly printed: string;
}

function itemOf(
  { id, at, printed }: ItemHead,
  verdict: AuditVerdict,
  recomputed: string | null,
  why: string,
): AuditItem {
  return { id, section: sections[at], printed, recomputed, verdict, why };
}

/** What holds or does not, with nothing left open. */
export function decided(head: ItemHead & { holds: boolean; recomputed: string; why: string }): AuditItem {
  return itemOf(head, head.holds ? "consistent" : "inconsistent", head.recomputed, head.why);
}

/** What cannot be recomputed. @param head.missing the inputs, as a sentence without its end. */
export function open(head: ItemHead & { missing: string; recomputed?: string; why?: string }): AuditItem {
  const why = [`Missing: ${head.missing}.`, ...(head.why === undefined ? [] : [head.why])].join(" ");
  return itemOf(head, "underdetermined", head.recomputed ?? null, why);
}

export interface Reading {
  /** The reading itself and what follows under it: full sentences. */
  readonly says: string;
  readonly holds: boolean;
  readonly recomputed: string;
}

/** What depends on how the document is read: decided only where all readings agree. */
export function byReadings(head: ItemHead & { readings: readonly Reading[]; why?: string }): AuditItem {
  const { readings } = head;
  const holding = readings.filter(({ holds }) => holds).length;
  const undecided = holding > 0 && holding < readings.length;
  const verdict = undecided ? "underdetermined" : holding === 0 ? "inconsistent" : "consistent";
  const why = [
    ...readings.map(({ says }) => says),
    ...(undecided ? ["The document does not say which is meant."] : []),
    ...(head.why === undefined ? [] : [head.why]),
  ];
  return itemOf(
    head,
    verdict,
    [...new Set(readings.map(({ recomputed }) => recomputed))].join("; read otherwise: "),
    why.join(" "),
  );
}
