import type { Interval } from "../stats/quantile-interval.ts";
import type { Claim } from "./claim.ts";
import { counted } from "./conclude.ts";
import { hullOf } from "./hull.ts";
import { unitOf } from "./unit.ts";
import type { ClaimVerdict, TargetVerdict, Verdict } from "./verdict.ts";
import { sentences, type Wording } from "../wording.ts";

function pointOf({ observed }: TargetVerdict): Interval | null {
  return observed === null ? null : { low: observed, high: observed };
}

/** One start alone may be any: what has an interval is told without it, and what has none only where nothing has. */
function observedOf(counting: readonly TargetVerdict[]): Interval | null {
  const known = counting.filter(({ interval }) => interval !== null);
  return hullOf((known.length === 0 ? counting : known).map(pointOf));
}

/**
 * A claim's verdict with what it rests on. What was observed is told from the lowest to the highest of the targets that
 * count, see {@link ClaimVerdict.observed}.
 *
 * @param why sentences, the deciding one first.
 * @param samples see {@link ClaimVerdict.samples}.
 */
export function claimVerdict(
  claim: Claim,
  verdict: Verdict,
  why: readonly Wording[],
  targets: readonly TargetVerdict[],
  samples: number,
): ClaimVerdict {
  const counting = counted(targets);
  return {
    claim,
    unit: unitOf(claim),
    observed: observedOf(counting),
    interval: hullOf(counting.map(({ interval }) => interval)),
    samples,
    verdict,
    why: sentences(why),
    targets,
  };
}
