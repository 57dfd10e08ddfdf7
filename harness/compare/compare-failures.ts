/** How often something failed: by blocks, since what makes one of fifty starts at once fail makes others fail too. */
import { fisherExactP, shareDifference } from "../stats/fisher-exact.ts";
import type { ComparedFigure } from "./compared-figure.ts";
import type { SeriesPair } from "./host-shift.ts";
import { CONFIDENCE } from "./shift.ts";

/** Series in which something failed on either side; where nothing did there is nothing to compare. */
export function compareFailures(
  pairs: readonly SeriesPair[],
  threshold: number,
): Omit<ComparedFigure, "adjustedP" | "verdict">[] {
  return pairs.flatMap((pair) => {
    const [base, head] = [pair.base.failing, pair.head.failing];
    if (base === undefined || head === undefined || base.hits + head.hits === 0) return [];
    const [before, after] = [base.hits / base.trials, head.hits / head.trials];
    return [
      {
        pair,
        kind: "failures",
        unit: "share",
        base: before,
        head: after,
        change: after - before,
        interval: shareDifference(base, head, CONFIDENCE),
        method: "fisher",
        units: [base.trials, head.trials],
        samples: [base.trials, head.trials],
        p: fisherExactP(base, head),
        threshold,
        controls: 0,
        hidden: undefined,
      },
    ];
  });
}
