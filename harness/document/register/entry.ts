/** One statement of the document: where it stands, what it says, and what kind of work could tell whether it is true. */
import { type Claim, claimedMetrics } from "../claim.ts";
import { type Figure, figure, type Span } from "../printed/figure.ts";
import { type SectionCode, sections } from "../printed/sections.ts";
import type { ClaimedTechnology } from "../printed/technologies.ts";
import { layerNames } from "../layer-names.ts";
import { type Wording, worded } from "../../wording.ts";

/**
 * `measured`: a target can test it. `computed`: its arithmetic or its logic can be redone from what is printed.
 * `external`: only data from outside could tell.
 */
export const entryClasses = ["measured", "computed", "external"] as const;
export type EntryClass = (typeof entryClasses)[number];

/** What a statement is about: what can be measured, and what cannot. */
export const topics = [...claimedMetrics, "performance", "cost", "adoption", "value", "investment"] as const;
export type Topic = (typeof topics)[number];

/** What is claimed, as data: a claim's bound, figures in the order of their printing, a range, or an order. */
export type EntryBound =
  | Claim["bound"]
  | { readonly kind: "figures"; readonly unit: string; readonly figures: readonly Figure[] }
  | { readonly kind: "span"; readonly unit: string; readonly span: Span }
  /** From the most to the least, in the document's words; `by` what. */
  | { readonly kind: "descending"; readonly by: string; readonly names: readonly string[] };

export interface RegisterEntry {
  /** Stable; that of the claim where it is one. */
  readonly id: string;
  /** Part and number of the heading, for filters. */
  readonly at: SectionCode;
  /** The document's headings. */
  readonly section: string;
  /** Row and column, key or line below the heading. */
  readonly place: Wording;
  /** None where it is about no technology in particular. */
  readonly technologies: readonly ClaimedTechnology[];
  readonly topic: Topic;
  /** The document's words and figures, exactly; ` … ` where something between them is left out. */
  readonly printed: string;
  /** Absent where it says so in words alone. */
  readonly bound?: EntryBound;
  /** The measurement, the recomputation, or which data from outside could tell. */
  readonly howTested: Wording;
  /** Sentences: under which conditions it is stated or can be tested. */
  readonly conditions: readonly Wording[];
  readonly class: EntryClass;
  /** The claim that says it and is judged, its own id or that of an equal one; null where no target can judge it yet. */
  readonly judgedAs: string | null;
  /** Items of the audit that redo it or hold it against another statement. */
  readonly audit: readonly string[];
}

/** What the author of an entry writes; the rest follows. */
interface Head {
  readonly id: string;
  readonly at: SectionCode;
  /** A string where all of it is the document's. */
  readonly place: string | Wording;
  readonly of?: readonly ClaimedTechnology[];
  readonly topic: Topic;
  readonly printed: string;
  readonly bound?: EntryBound;
  readonly conditions?: readonly Wording[];
  readonly audit?: readonly string[];
}

function entry(
  { id, at, place, of = [], topic, printed, bound, conditions = [], audit = [] }: Head,
  rest: Pick<RegisterEntry, "class" | "howTested" | "judgedAs">,
): RegisterEntry {
  return {
    id,
    at,
    section: sections[at],
    place: worded(place),
    technologies: of,
    topic,
    printed,
    ...(bound === undefined ? {} : { bound }),
    conditions,
    audit,
    ...rest,
  };
}

/** That a statement is about products and not about a class. */
export function ofProducts(products: readonly string[]): Wording {
  return { en: `Of ${products.join(" and ")} only.`, zh: `仅指 ${products.join("、")}。` };
}

function conditionsOf({ conditions: { layer, products, caveat } }: Claim): Wording[] {
  return [
    ...(layer === undefined ? [] : [{ en: `Through ${layer}.`, zh: `经由${layerNames[layer].zh}。` }]),
    ...(products === undefined ? [] : [ofProducts(products)]),
    ...(caveat === undefined ? [] : [caveat]),
  ];
}

/** A claim that is judged. @param audit items that hold it against other statements, by the claim's technology */
export function judged(
  at: SectionCode,
  claims: readonly Claim[],
  audit: (technology: ClaimedTechnology) => readonly string[] = () => [],
): RegisterEntry[] {
  return claims.map((claim) => ({
    ...entry(
      {
        id: claim.id,
        at,
        place: claim.place,
        of: [claim.technology],
        topic: claim.metric,
        printed: claim.printed,
        bound: claim.bound,
        conditions: conditionsOf(claim),
        audit: audit(claim.technology),
      },
      { class: "measured", howTested: claim.settledBy, judgedAs: claim.id },
    ),
    section: claim.section,
  }));
}

/** The same statement once more, judged where it stands first. */
export function restated(head: Omit<Head, "bound" | "of" | "topic">, claim: Claim): RegisterEntry {
  return entry(
    { ...head, of: [claim.technology], topic: claim.metric, bound: claim.bound },
    { class: "measured", howTested: claim.settledBy, judgedAs: claim.id },
  );
}

/** What a target could test and none does. @param head.howTested with what is missing for it */
export function untested(head: Head & { readonly howTested: Wording }): RegisterEntry {
  return entry(head, { class: "measured", howTested: head.howTested, judgedAs: null });
}

const redone: Wording = { en: "Redone from what the document prints.", zh: "由文档所印的内容重算。" };

/** What `sandgauge audit` redoes. */
export function computed(head: Head & { readonly audit: readonly [string, ...string[]] }): RegisterEntry {
  return entry(head, {
    class: "computed",
    howTested: redone,
    judgedAs: null,
  });
}

/** @param head.needs which data from outside could tell, as a sentence without its end */
export function external(head: Head & { readonly needs: Wording }): RegisterEntry {
  return entry(head, {
    class: "external",
    howTested: { en: `${head.needs.en}.`, zh: `${head.needs.zh}。` },
    judgedAs: null,
  });
}

/** Figures of one unit, as printed or parsed already. */
export function figures(unit: string, ...printed: readonly (Figure | string)[]): EntryBound {
  return { kind: "figures", unit, figures: printed.map((one) => (typeof one === "string" ? figure(one) : one)) };
}

export function spanOf(unit: string, span: Span): EntryBound {
  return { kind: "span", unit, span };
}

export function descending(by: string, ...names: readonly string[]): EntryBound {
  return { kind: "descending", by, names };
}
