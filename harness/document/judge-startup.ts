/** Judges what the document says of starts. */
import { caveats } from "./caveats.ts";
import type { Bound, Claim, StartClaim } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { clauses, listed, type Wording } from "../wording.ts";
import { because, countedOrAll, rolledUp, samplesOf } from "./conclude.ts";
import { type ClaimedTechnology, verdictName } from "./printed/technologies.ts";
import type { Evidence } from "./evidence.ts";
import { judgePairs, type PairVerdict } from "./judge-ordering.ts";
import { judgeTarget, type OwnBound } from "./judge-target.ts";
import type { ClaimVerdict, Verdict } from "./verdict.ts";

function startsOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { series }) => sum + series.readyNs.length, 0);
}

function unmeasured(claim: Claim, technologies: readonly ClaimedTechnology[]): ClaimVerdict {
  const names = listed(technologies.map(verdictName));
  const why = {
    en: `No start of ${names.en} one at a time, with a warm page cache and workload noop, is in these results.`,
    zh: `这些结果中没有${names.zh}在热页缓存下逐个启动工作负载 noop 的记录。`,
  };
  return claimVerdict(claim, "unmeasured", [why], [], 0);
}

function judgeByTarget(claim: StartClaim, bound: OwnBound, starts: readonly Evidence[]): ClaimVerdict {
  const evidence = starts.filter(({ series }) => series.technology === claim.technology);
  if (evidence.length === 0) return unmeasured(claim, [claim.technology]);
  const targets = evidence.map((one) => judgeTarget(claim, bound, one));
  const verdict = rolledUp(targets);
  const isDecided = targets.some((target) => target.verdict === "supported" || target.verdict === "contradicted");
  const { caveat } = claim.conditions;
  const why = [...because(claim, targets), ...(isDecided && caveat !== undefined ? [caveat] : [])];
  return claimVerdict(claim, verdict, [...why, ...caveats(evidence)], targets, samplesOf(targets));
}

/** `jco against runc and process` for pairs that share their first. */
function pairsListed(pairs: readonly PairVerdict[]): Wording {
  const byFaster = Map.groupBy(pairs, ({ faster }) => faster.label);
  return clauses(
    Array.from(byFaster, ([label, those]) => {
      const others = listed(those.map(({ other }) => other.label));
      return { en: `${label.en} against ${others.en}`, zh: `${label.zh} 对 ${others.zh}` };
    }),
  );
}

/** The reasons of several pairs, each once. */
function reasonsOf(pairs: readonly PairVerdict[]): Wording[] {
  return [...new Map(pairs.map(({ why }) => [why.en, why])).values()];
}

/**
 * An ordering "for all" is refuted by one pair that is decidedly the other way round. It is supported only where every
 * pair that can be compared holds and each technology has at least one.
 */
function judgeOrdering(
  claim: StartClaim,
  bound: Extract<Bound, { kind: "ordering" }>,
  starts: readonly Evidence[],
): ClaimVerdict {
  const technologies = [claim.technology, ...bound.fasterThan];
  const evidence = starts.filter(({ series }) => technologies.some((technology) => technology === series.technology));
  const pairs = judgePairs(claim, bound, evidence);
  if (pairs.length === 0) {
    const present = new Set(evidence.map(({ series }) => series.technology));
    return unmeasured(
      claim,
      technologies.filter((technology) => !present.has(technology)),
    );
  }
  const counting = pairs.filter(({ verdict }) => verdict !== "not-comparable");
  const holding = counting.filter(({ verdict }) => verdict === "supported");
  const reversed = counting.filter(({ verdict }) => verdict === "contradicted");
  const undecided = counting.filter(({ verdict }) => verdict === "inconclusive");
  const missing = bound.fasterThan.filter((technology) =>
    counting.every(({ other }) => other.series.technology !== technology),
  );
  const slower = pairsListed(reversed);
  const lacking = listed(missing.map(verdictName));
  const apart = pairs.length - counting.length;
  const why: Wording[] = [
    ...(reversed.length === 0 ? [] : [{ en: `Slower, not faster: ${slower.en}.`, zh: `更慢而非更快：${slower.zh}。` }]),
    ...(counting.length === 0
      ? []
      : [
          {
            en: `${holding.length} of ${counting.length} comparable pairs are as claimed.`,
            zh: `可比的 ${counting.length} 对中，${holding.length} 对与所称相符。`,
          },
        ]),
    ...(undecided.length === 0
      ? []
      : [
          { en: `Undecided: ${undecided.length} pairs.`, zh: `未能判定：${undecided.length} 对。` },
          ...reasonsOf(undecided),
        ]),
    ...(missing.length === 0
      ? []
      : [{ en: `Nothing comparable was measured of ${lacking.en}.`, zh: `没有测到可比的${lacking.zh}。` }]),
    ...(apart === 0
      ? []
      : [
          { en: `Not comparable: ${apart} pairs.`, zh: `不可比：${apart} 对。` },
          ...reasonsOf(pairs.filter((pair) => !counting.includes(pair))),
        ]),
  ];
  const verdict = (): Verdict => {
    if (reversed.length > 0) return "contradicted";
    if (counting.length === 0) return "not-comparable";
    return holding.length === counting.length && missing.length === 0 ? "supported" : "inconclusive";
  };
  const judged = new Set(countedOrAll(pairs).flatMap(({ faster, other }) => [faster, other]));
  return claimVerdict(claim, verdict(), [...why, ...caveats(evidence)], pairs, startsOf([...judged]));
}

/** @param starts those that can be evidence, of all targets. */
export function judgeStartup(claim: StartClaim, starts: readonly Evidence[]): ClaimVerdict {
  return claim.bound.kind === "ordering"
    ? judgeOrdering(claim, claim.bound, starts)
    : judgeByTarget(claim, claim.bound, starts);
}
