/** From the verdicts on targets to the one on the claim: never the friendliest target's. */
import type { Claim } from "./claim.ts";
import { sideWords } from "./side-words.ts";
import type { TargetVerdict, Verdict } from "./verdict.ts";

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const last = unique.at(-1) ?? "";
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(", ")} and ${last}`;
}

function namesOf(targets: readonly TargetVerdict[]): string {
  return listed(targets.map(({ target }) => target));
}

/** Those whose conditions are the claim's. The others are listed and not counted. */
export function counted<Judged extends Pick<TargetVerdict, "verdict">>(targets: readonly Judged[]): Judged[] {
  return targets.filter(({ verdict }) => verdict !== "not-comparable");
}

/** All on one side decide; otherwise the claim is true of some of its technology only, which is not what it says. */
export function rolledUp(targets: readonly Pick<TargetVerdict, "verdict">[]): Verdict {
  if (targets.length === 0) return "unmeasured";
  const verdicts = new Set(counted(targets).map(({ verdict }) => verdict));
  const [only] = verdicts;
  if (only === undefined) return "not-comparable";
  return verdicts.size === 1 ? only : "inconclusive";
}

/** One sentence for each reason, with the targets that it holds for where it does not hold for all. */
function reasons(targets: readonly TargetVerdict[], all: readonly TargetVerdict[]): string[] {
  const byWhy = Map.groupBy(targets, ({ why }) => why);
  return Array.from(byWhy, ([why, those]) => (those.length === all.length ? why : `${namesOf(those)}: ${why}`));
}

/** Which targets fall on which side. */
function sides(claim: Claim, targets: readonly TargetVerdict[]): string[] {
  const groups = Map.groupBy(targets, ({ verdict, side }) =>
    side === undefined ? verdict : sideWords(claim, side).word,
  );
  const parts = Array.from(groups, ([word, those]) => {
    const verb = those.length === 1 ? "is" : "are";
    return word === "inconclusive"
      ? `${namesOf(those)} ${verb} undecided`
      : `${namesOf(those)} ${verb} ${word === "supported" ? "as claimed" : word}`;
  });
  return [`${parts.join("; ")}.`];
}

/** The sentences that say why a claim has its verdict, the deciding one first. */
export function because(claim: Claim, targets: readonly TargetVerdict[]): string[] {
  const counting = counted(targets);
  if (counting.length === 0) return reasons(targets, targets);
  const others = targets.filter((target) => !counting.includes(target));
  const outcomes = new Set(counting.map(({ verdict, side }) => side ?? verdict));
  const deciding = outcomes.size === 1 ? reasons(counting, counting) : sides(claim, counting);
  const undecided =
    outcomes.size === 1
      ? []
      : reasons(
          counting.filter(({ verdict }) => verdict === "inconclusive"),
          targets,
        );
  const notCounted = others.length === 0 ? [] : [`Not counted: ${reasons(others, targets).join(" ")}`];
  return [...deciding, ...undecided, ...notCounted];
}
