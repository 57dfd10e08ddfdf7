/** What redoing one printed result gives. */
import { type Language, sentences, type Wording, worded } from "../../wording.ts";
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
  readonly printed: Wording;
  /** What follows instead, or what it can be; null where nothing can be said. */
  readonly recomputed: Wording | null;
  readonly verdict: AuditVerdict;
  /** The computation in full sentences; of an inconsistency how far off, of an underdetermined item what is missing. */
  readonly why: Wording;
}

/** The parts of an item that its author writes; sections by their code. */
export interface ItemHead {
  readonly id: string;
  readonly at: SectionCode;
  /** A string where all of it is the document's. */
  readonly printed: string | Wording;
}

function itemOf(
  { id, at, printed }: ItemHead,
  verdict: AuditVerdict,
  recomputed: Wording | null,
  why: Wording,
): AuditItem {
  return { id, section: sections[at], printed: worded(printed), recomputed, verdict, why };
}

/** What holds or does not, with nothing left open. */
export function decided(head: ItemHead & { holds: boolean; recomputed: Wording; why: Wording }): AuditItem {
  return itemOf(head, head.holds ? "consistent" : "inconsistent", head.recomputed, head.why);
}

/** What cannot be recomputed. @param head.missing the inputs, as a sentence without its end. */
export function open(head: ItemHead & { missing: Wording; recomputed?: Wording; why?: Wording }): AuditItem {
  const missing = { en: `Missing: ${head.missing.en}.`, zh: `缺少：${head.missing.zh}。` };
  const why = sentences([missing, ...(head.why === undefined ? [] : [head.why])]);
  return itemOf(head, "underdetermined", head.recomputed ?? null, why);
}

export interface Reading {
  /** The reading itself and what follows under it: full sentences. */
  readonly says: Wording;
  readonly holds: boolean;
  readonly recomputed: Wording;
}

/** What follows under each reading, each once. */
function recomputedBy(readings: readonly Reading[]): Wording {
  const each = (language: Language, between: string): string =>
    [...new Set(readings.map(({ recomputed }) => recomputed[language]))].join(between);
  return { en: each("en", "; read otherwise: "), zh: each("zh", "；另一种解读：") };
}

const notChosen: Wording = {
  en: "The document does not say which is meant.",
  zh: "文档没有说明指哪一种。",
};

/** What depends on how the document is read: decided only where all readings agree. */
export function byReadings(head: ItemHead & { readings: readonly Reading[]; why?: Wording }): AuditItem {
  const { readings } = head;
  const holding = readings.filter(({ holds }) => holds).length;
  const undecided = holding > 0 && holding < readings.length;
  const verdict = undecided ? "underdetermined" : holding === 0 ? "inconsistent" : "consistent";
  const why = [
    ...readings.map(({ says }) => says),
    ...(undecided ? [notChosen] : []),
    ...(head.why === undefined ? [] : [head.why]),
  ];
  return itemOf(head, verdict, recomputedBy(readings), sentences(why));
}
