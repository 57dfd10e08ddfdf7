import { acceptedBy, placeOf } from "./accepted.ts";
import type { Bound, ClaimedMetric } from "./claim.ts";
import type { Measured } from "./measurement.ts";
import { sideWords } from "./side-words.ts";
import type { TargetVerdict } from "./verdict.ts";
import { sentences, type Wording } from "../wording.ts";

/** What a measurement is held against. */
export interface Held {
  readonly metric: ClaimedMetric;
  readonly bound: Bound;
}

const agrees: Wording = { en: "The whole interval agrees with the claim.", zh: "整个区间都与所称相符。" };
const across: Wording = { en: "The interval lies across the claimed bound.", zh: "区间跨越所称的界限。" };

type JudgedMeasured = Pick<TargetVerdict, "observed" | "interval" | "verdict" | "side" | "why">;

/** What was found is told, and is on no side of what is claimed. */
export function notComparable(
  { observed, interval }: Pick<TargetVerdict, "observed" | "interval">,
  why: Wording,
): JudgedMeasured {
  return { observed, interval, verdict: "not-comparable", why };
}

/** The verdict on a measurement by itself, whatever it was a measurement of. */
export function judgeMeasured(measured: Measured, held: Held): JudgedMeasured {
  const { observed, interval } = measured;
  if (measured.interval === null) return { observed, interval, verdict: "inconclusive", why: measured.why };
  const accepted = acceptedBy(held.bound);
  const { openBelow, openAbove, refutesOnly } = measured;
  const reach = {
    low: openBelow === undefined ? measured.interval.low : -Infinity,
    high: openAbove === undefined ? measured.interval.high : Infinity,
  };
  const place = placeOf(reach, accepted);
  const conditions = [openBelow, openAbove].filter((reason) => reason !== undefined);
  if (place === "below" || place === "above") {
    return {
      observed,
      interval,
      verdict: "contradicted",
      side: place,
      why: sentences([sideWords(held, place).sentence, ...conditions]),
    };
  }
  if (place === "inside" && refutesOnly === undefined) {
    return {
      observed,
      interval,
      verdict: "supported",
      why: sentences([agrees, ...conditions]),
    };
  }
  if (refutesOnly !== undefined) return notComparable(measured, refutesOnly);
  // Decided, were it not for the conditions; else more samples could still decide it.
  if (placeOf(measured.interval, accepted) === "across") {
    return {
      observed,
      interval,
      verdict: "inconclusive",
      why: measured.undecided ?? across,
    };
  }
  return notComparable(measured, sentences(conditions));
}
