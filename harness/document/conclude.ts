/** From the verdicts on targets to the one on the claim: never the friendliest target's. */
import type { Claim } from "./claim.ts";
import { clauses, listed, sentences, type Wording } from "../wording.ts";
import { sideWords } from "./side-words.ts";
import type { TargetVerdict, Verdict } from "./verdict.ts";

function namesOf(targets: readonly TargetVerdict[]): Wording {
  return listed(targets.map(({ target }) => target));
}

/** Those whose conditions are the claim's. The others are listed and not counted. */
export function counted<Judged extends Pick<TargetVerdict, "verdict">>(targets: readonly Judged[]): Judged[] {
  return targets.filter(({ verdict }) => verdict !== "not-comparable");
}

/** Those that count, or all where none does. */
export function countedOrAll<Judged extends Pick<TargetVerdict, "verdict">>(
  targets: readonly Judged[],
): readonly Judged[] {
  const counting = counted(targets);
  return counting.length === 0 ? targets : counting;
}

export function samplesOf(targets: readonly Pick<TargetVerdict, "verdict" | "samples">[]): number {
  return countedOrAll(targets).reduce((sum, { samples }) => sum + samples, 0);
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
function reasons(targets: readonly TargetVerdict[], all: readonly TargetVerdict[]): Wording[] {
  const byWhy = Map.groupBy(targets, ({ why }) => why.en);
  return [...byWhy.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    return those.length === all.length ? [first.why] : [saidOf(namesOf(those), first.why)];
  });
}

/** `runc: Too few samples.` */
export function saidOf(names: Wording, why: Wording): Wording {
  return { en: `${names.en}: ${why.en}`, zh: `${names.zh}：${why.zh}` };
}

const asClaimed: Wording = { en: "as claimed", zh: "与所称相符" };
const undecided: Wording = { en: "undecided", zh: "未能判定" };

/** What is said of a target that counts. */
export function wordOf(claim: Claim, { verdict, side }: Pick<TargetVerdict, "verdict" | "side">): Wording {
  if (side !== undefined) return sideWords(claim, side).word;
  return verdict === "supported" ? asClaimed : undecided;
}

/** Which targets fall on which side. */
function sides(claim: Claim, targets: readonly TargetVerdict[]): Wording {
  const groups = Map.groupBy(targets, (target) => wordOf(claim, target).en);
  const parts = [...groups.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    const word = wordOf(claim, first);
    const names = namesOf(those);
    return [{ en: `${names.en} ${those.length === 1 ? "is" : "are"} ${word.en}`, zh: `${names.zh} ${word.zh}` }];
  });
  const { en, zh } = clauses(parts);
  return { en: `${en}.`, zh: `${zh}。` };
}

/** The sentences that say why a claim has its verdict, the deciding one first. */
export function because(claim: Claim, targets: readonly TargetVerdict[]): Wording[] {
  const counting = counted(targets);
  if (counting.length === 0) return reasons(targets, targets);
  const others = targets.filter((target) => !counting.includes(target));
  const outcomes = new Set(counting.map(({ verdict, side }) => side ?? verdict));
  const deciding = outcomes.size === 1 ? reasons(counting, counting) : [sides(claim, counting)];
  const open =
    outcomes.size === 1
      ? []
      : reasons(
          counting.filter(({ verdict }) => verdict === "inconclusive"),
          targets,
        );
  return [...deciding, ...open, ...(others.length === 0 ? [] : [notCounted(reasons(others, targets))])];
}

export function notCounted(why: readonly Wording[]): Wording {
  const { en, zh } = sentences(why);
  return { en: `Not counted: ${en}`, zh: `未计入：${zh}` };
}
