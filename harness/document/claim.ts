/** The document under test as data: what it claims, where, and how each claim is read so that a number can meet it. */
import type { Layer } from "../../drivers/types.ts";
import type { Wording } from "../wording.ts";
import type { ClaimedTechnology } from "./printed/technologies.ts";

/** From `low` to `high`, both included. */
interface Range {
  readonly kind: "range";
  readonly low: number;
  readonly high: number;
}

/** Less than `limit`. */
interface Below {
  readonly kind: "below";
  readonly limit: number;
}

/** `least` or more. */
interface AtLeast {
  readonly kind: "at-least";
  readonly least: number;
}

/** A word such as 毫秒级, read as [low, high). Where it is praise, what lies below still only outdoes it. */
interface Level {
  readonly kind: "level";
  readonly low: number;
  readonly high: number;
  readonly praise: boolean;
}

/** O(10^exponent) cycles, read as [10^(exponent-½), 10^(exponent+½)). */
interface OrderOfMagnitude {
  readonly kind: "order-of-magnitude";
  readonly exponent: number;
}

/** P(start < limit) > probability, failures included. */
interface Probability {
  readonly kind: "probability";
  readonly limit: number;
  readonly probability: number;
}

/** The claim's technology starts faster than each of these. */
interface Ordering {
  readonly kind: "ordering";
  readonly fasterThan: readonly ClaimedTechnology[];
}

/** More instances of the claim's technology fit on one host than of each of these. */
interface Denser {
  readonly kind: "denser";
  readonly than: readonly ClaimedTechnology[];
}

/**
 * What can be found out about a boundary by a probe inside and its harness outside; true or false of a target.
 *
 * - `virtual-hardware`: a hypervisor or an emulator stands between the instance and the CPU.
 * - `own-kernel`: the kernel that answers its system calls is not the host's: a guest's, or one in user space.
 * - `own-processes`: it sees and signals no process but its own.
 * - `native-code`: it can bring and execute machine instructions of its own.
 * - `memory-contained`: an access outside the memory that it was given is stopped and yields nothing.
 * - `granted-only`: it opens no file, socket or device that it was not handed.
 * - `reaches-host`: it read, changed or ended something of the host that it was not given.
 */
export const boundaryFacts = [
  "virtual-hardware",
  "own-kernel",
  "own-processes",
  "native-code",
  "memory-contained",
  "granted-only",
  "reaches-host",
] as const;
export type BoundaryFact = (typeof boundaryFacts)[number];

/** Facts that must be so. What a probe does not find it does not prove absent: see the claim's reading. */
interface Boundary {
  readonly kind: "boundary";
  /** Said of all that there can be, so that what was tried can refute it and never show it. */
  readonly forAll?: true;
  readonly expects: Readonly<Partial<Record<BoundaryFact, boolean>>>;
}

/** Whatever fact holds something back from each of these technologies holds it back from the claim's too. */
interface NoWeaker {
  readonly kind: "no-weaker";
  readonly than: readonly ClaimedTechnology[];
}

/**
 * What is compared with the bound, and which bounds it can have:
 *
 * - `startup`: requested → ready, nanoseconds, read as the median start.
 * - `startup-cycles`: CPU cycles of one start.
 * - `memory`: bytes that one more idle instance takes of the host.
 * - `density`: instances that one server holds, live and answering.
 * - `performance-loss`: share of the work per second of the `process` baseline that is lost; 0.05 for 5 %.
 * - `isolation`: facts of the boundary.
 */
interface BoundsByMetric {
  readonly startup: Range | Below | Level | Probability | Ordering;
  readonly "startup-cycles": OrderOfMagnitude;
  readonly memory: Range | Below | Level;
  readonly density: Range | AtLeast | Denser;
  readonly "performance-loss": Range | Below;
  readonly isolation: Boundary | NoWeaker;
}

export const claimedMetrics = [
  "startup",
  "startup-cycles",
  "memory",
  "density",
  "performance-loss",
  "isolation",
] as const satisfies readonly (keyof BoundsByMetric)[];
export type ClaimedMetric = (typeof claimedMetrics)[number];

/** What a quantity can meet, in the unit of the claim's metric. */
export type Bound = BoundsByMetric[Exclude<ClaimedMetric, "isolation">];

/** What a start can meet. */
export type StartBound = BoundsByMetric["startup" | "startup-cycles"];

/** Under which conditions a measurement is the thing that the claim speaks of. */
interface Conditions {
  /** The layer that the claim names. Absent where it names none: then any counts, labelled with its own. */
  readonly layer?: Layer;
  /** Drivers of the products that the claim names. Absent where it names a class: then any member counts. */
  readonly products?: readonly string[];
  /** One sentence: what a measurement that is judged here did not do and a reader might think it did. */
  readonly caveat?: Wording;
}

export interface ClaimOf<Metric extends ClaimedMetric> {
  /** Stable, for records and gates. */
  readonly id: string;
  /** Part and heading of the document, as printed. */
  readonly section: string;
  /** Row and column, key or line below that heading. */
  readonly place: Wording;
  readonly technology: ClaimedTechnology;
  readonly metric: Metric;
  /** The claim in plain words of our own. */
  readonly statement: Wording;
  /** The document's words and figures, exactly. */
  readonly printed: string;
  readonly bound: BoundsByMetric[Metric];
  /** How the claim is read where the document leaves it open, and why so. */
  readonly reading: Wording;
  /** The measurement that would settle it. */
  readonly settledBy: Wording;
  readonly conditions: Conditions;
}

/** Its metric decides which judge takes it and which bounds it can have. */
export type Claim = { readonly [Metric in ClaimedMetric]: ClaimOf<Metric> }[ClaimedMetric];

export type StartClaim = Extract<Claim, { metric: "startup" | "startup-cycles" }>;
