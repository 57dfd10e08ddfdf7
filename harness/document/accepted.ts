import type { Interval } from "../stats/quantile-interval.ts";
import type { Bound } from "./claim.ts";
import type { Side } from "./verdict.ts";

/** The values for which a claim is true. Ends belong to it unless they are said to be open. */
export interface Accepted extends Interval {
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}

export function acceptedBy(bound: Bound): Accepted {
  switch (bound.kind) {
    case "range":
      return { low: bound.low, high: bound.high };
    case "below":
      return { low: -Infinity, high: bound.limit, highOpen: true };
    case "at-least":
      return { low: bound.least, high: Infinity };
    case "level":
      return { low: bound.low, high: bound.high, highOpen: true };
    case "order-of-magnitude":
      return { low: 10 ** (bound.exponent - 0.5), high: 10 ** (bound.exponent + 0.5), highOpen: true };
    case "probability":
      return { low: bound.probability, high: Infinity, lowOpen: true };
    case "ordering":
      // The ratio of the claimed faster to the other.
      return { low: -Infinity, high: 1, highOpen: true };
    case "denser":
      // The ratio of the claimed denser to the other.
      return { low: 1, high: Infinity, lowOpen: true };
  }
}

/** Where an interval lies with respect to what is accepted: inside, wholly to one side, or across an end. */
export function placeOf({ low, high }: Interval, accepted: Accepted): "inside" | "across" | Side {
  if (accepted.lowOpen ? high <= accepted.low : high < accepted.low) return "below";
  if (accepted.highOpen ? low >= accepted.high : low > accepted.high) return "above";
  const lowInside = accepted.lowOpen ? low > accepted.low : low >= accepted.low;
  const highInside = accepted.highOpen ? high < accepted.high : high <= accepted.high;
  return lowInside && highInside ? "inside" : "across";
}
