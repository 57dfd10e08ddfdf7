/** Judges what the document says of starts. */
import { caveats } from "./caveats.ts";
import type { Bound, Claim, StartClaim } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { because, listed, rolledUp } from "./conclude.ts";
import type { Evidence } from "./evidence.ts";
import { judgePairs, type PairVerdict } from "./judge-ordering.ts";
import { judgeTarget, type OwnBound } from "./judge-target.ts";
import type { ClaimVerdict, Verdict } from "./verdict.ts";

function startsOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { series }) => sum + series.readyNs.length, 0);
}

function unmeasured(claim: Claim, technologies: readonly string[]): ClaimVerdict {
  const why = `No start of ${listed(technologies)} one at a time, with a warm page cache and workload noop, is in these results.`;
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
  return claimVerdict(claim, verdict, [...why, ...caveats(evidence)], targets, startsOf(evidence));
}

/** `jco against runc and process` for pairs that share their first. */
function pairsListed(pairs: readonly PairVerdict[]): string {
  const byFaster = Map.groupBy(pairs, ({ faster }) => faster.label);
  return Array.from(
    byFaster,
    ([label, those]) => `${label} against ${listed(those.map(({ other }) => other.label))}`,
  ).join("; ");
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
  const why = [
    ...(reversed.length === 0 ? [] : [`Slower, not faster: ${pairsListed(reversed)}.`]),
    ...(counting.length === 0 ? [] : [`${holding.length} of ${counting.length} comparable pairs are as claimed.`]),
    ...(undecided.length === 0
      ? []
      : [`Undecided: ${undecided.length} pairs.`, ...new Set(undecided.map((pair) => pair.why))]),
    ...(missing.length === 0 ? [] : [`Nothing comparable was measured of ${listed(missing)}.`]),
    ...(counting.length === pairs.length
      ? []
      : [
          `Not comparable: ${pairs.length - counting.length} pairs.`,
          ...new Set(pairs.filter((pair) => !counting.includes(pair)).map((pair) => pair.why)),
        ]),
  ];
  const verdict = (): Verdict => {
    if (reversed.length > 0) return "contradicted";
    if (counting.length === 0) return "not-comparable";
    return holding.length === counting.length && missing.length === 0 ? "supported" : "inconclusive";
  };
  return claimVerdict(claim, verdict(), [...why, ...caveats(evidence)], pairs, startsOf(evidence));
}

/** @param starts those that can be evidence, of all targets. */
export function judgeStartup(claim: StartClaim, starts: readonly Evidence[]): ClaimVerdict {
  return claim.bound.kind === "ordering"
    ? judgeOrdering(claim, claim.bound, starts)
    : judgeByTarget(claim, claim.bound, starts);
}
