/** What a target's verdict says of it, in a word that every language has. */
import type { Claim } from "../../document/claim.ts";
import type { ClaimVerdict, Side, TargetVerdict } from "../../document/verdict.ts";
import type { Wording } from "../../wording.ts";

export type Outcome =
  | "as-claimed"
  | "faster"
  | "slower"
  | "cheaper"
  | "dearer"
  | "less"
  | "more"
  | "too-seldom"
  | "wrong-way-round"
  | "otherwise"
  | "undecided"
  | "not-comparable";

function contradiction({ metric, bound }: Claim, side: Side | undefined): Outcome {
  const isBelow = side === "below";
  switch (bound.kind) {
    case "probability":
      return "too-seldom";
    case "ordering":
    case "denser":
      return "wrong-way-round";
    case "boundary":
    case "no-weaker":
      return "otherwise";
    case "order-of-magnitude":
      return isBelow ? "cheaper" : "dearer";
    case "range":
    case "below":
    case "at-least":
    case "level":
      if (metric === "startup") return isBelow ? "faster" : "slower";
      return isBelow ? "less" : "more";
  }
}

function outcomeOf(claim: Claim, { verdict, side }: TargetVerdict): Outcome {
  switch (verdict) {
    case "supported":
      return "as-claimed";
    case "contradicted":
      return contradiction(claim, side);
    case "not-comparable":
      return "not-comparable";
    case "inconclusive":
    case "unmeasured":
      return "undecided";
  }
}

/** The claim's targets by what is said of them, what decides first. */
export function outcomes({ claim, targets }: ClaimVerdict): ReadonlyMap<Outcome, readonly Wording[]> {
  const order = ["contradicted", "supported", "inconclusive", "unmeasured", "not-comparable"] as const;
  const inOrder = targets.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const groups = Map.groupBy(inOrder, (target) => outcomeOf(claim, target));
  return new Map(Array.from(groups, ([outcome, those]) => [outcome, those.map(({ target }) => target)]));
}
