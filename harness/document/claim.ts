/** The document under test as data: what it claims, where, and how each claim is read so that a number can meet it. */
import type { Layer, Technology } from "../../drivers/types.ts";

/** The document's own classes; the baseline is none of them. */
type ClaimedTechnology = Exclude<Technology, "process">;

/** What is compared with the bound. `startup`: requested → ready. `startup-cycles`: CPU cycles of one start. */
type ClaimedMetric = "startup" | "startup-cycles";

/** Nanoseconds, read as the median start. */
export type Bound =
  /** From `low` to `high`, both included. */
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  /** Less than `limit`. */
  | { readonly kind: "below"; readonly limit: number }
  /** A word such as 毫秒级, read as [low, high). Where it is praise, what is faster still only outdoes it. */
  | { readonly kind: "level"; readonly low: number; readonly high: number; readonly praise: boolean }
  /** O(10^exponent) cycles, read as [10^(exponent-½), 10^(exponent+½)). */
  | { readonly kind: "order-of-magnitude"; readonly exponent: number }
  /** P(start < limit) > probability, failures included. */
  | { readonly kind: "probability"; readonly limit: number; readonly probability: number }
  /** The claim's technology starts faster than each of these. */
  | { readonly kind: "ordering"; readonly fasterThan: readonly ClaimedTechnology[] };

/** Under which conditions a measurement is the thing that the claim speaks of. */
interface Conditions {
  /** The layer that the claim names. Absent where it names none: then any counts, labelled with its own. */
  readonly layer?: Layer;
  /** Drivers of the products that the claim names. Absent where it names a class: then any member counts. */
  readonly products?: readonly string[];
  /** One sentence: what a measurement that is judged here did not do and a reader might think it did. */
  readonly caveat?: string;
}

export interface Claim {
  /** Stable, for records and gates. */
  readonly id: string;
  /** Part and heading of the document, as printed. */
  readonly section: string;
  /** Row and column, key or line below that heading. */
  readonly place: string;
  readonly technology: ClaimedTechnology;
  readonly metric: ClaimedMetric;
  /** The claim in plain words of our own. */
  readonly statement: string;
  /** The document's words and figures, exactly. */
  readonly printed: string;
  readonly bound: Bound;
  /** How the claim is read where the document leaves it open, and why so. */
  readonly reading: string;
  /** The measurement that would settle it. */
  readonly settledBy: string;
  readonly conditions: Conditions;
}
