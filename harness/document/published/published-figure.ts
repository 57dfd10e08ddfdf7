/** A figure that others published, with what it is a figure of. */
import type { Layer } from "../../../drivers/types.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import type { ClaimedMetric } from "../claim.ts";
import type { ClaimedTechnology } from "../printed/technologies.ts";
import type { Wording } from "../../wording.ts";

/** Isolation has no figures. */
type PublishedMetric = Exclude<ClaimedMetric, "isolation">;

/**
 * How a figure relates to what this harness measures and what a claim speaks of. `alike`: the same thing. `part`: only
 * a part of it, so that it is the least. `more`: other things too, so that it is the most. `other`: another thing, such
 * as a snapshot's restoring, a cold page cache, or fifty at once.
 */
export const comparabilities = ["alike", "part", "more", "other"] as const;
export type Comparability = (typeof comparabilities)[number];

/**
 * `primary`: the source's text or raw data were read. `abstract`: its abstract, or the opening of a thread or a page.
 * `secondary`: it is known from others who cite it.
 */
type Basis = "primary" | "abstract" | "secondary";

export interface PublishedFigure {
  /** Stable. */
  readonly id: string;
  readonly technology: ClaimedTechnology;
  readonly metric: PublishedMetric;
  /** A string where it is a name. */
  readonly product: string | Wording;
  /**
   * In the unit of the claims' metric: nanoseconds, cycles, bytes, instances, share of the baseline's work lost. The
   * typical value where the source has one (its ends are the same), else the range; Infinity where it has no upper end.
   */
  readonly value: Interval;
  /** The source's figures, with its spread. */
  readonly printed: string;
  /** What lies between start and end, which memory is counted, which work is done. */
  readonly definition: Wording;
  /** Hardware and versions; what is not stated is said so. */
  readonly setting: Wording;
  /** Title, or repository and file. */
  readonly source: string;
  readonly basis: Basis;
  /** Computed from what the source says, for instance from its raw data; then `definition` or `printed` says how. */
  readonly derived: boolean;
  readonly covers: Comparability;
  /** Absent where the source does not tell. */
  readonly layer?: Layer;
  /** The driver that starts this product here, or would: for claims about one product. */
  readonly driver?: string;
}

export function exactly(value: number): Interval {
  return { low: value, high: value };
}

export function between(low: number, high: number): Interval {
  return { low, high };
}

export function atMost(high: number): Interval {
  return { low: 0, high };
}

export function orMore(low: number): Interval {
  return { low, high: Infinity };
}

export const US = 1e3;
export const MS = 1e6;
export const SECOND = 1e9;
export const KB = 1e3;
export const MB = 1e6;
export const MIB = 2 ** 20;

/** The share of the work per second that is lost where the same work takes so many times as long. */
export function lossOfSlowdown(times: number): number {
  return 1 - 1 / times;
}
