/** Judges what the document says of boundaries, by what the same probe found inside every target. */
import { type IsolationCheckName, isolationChecks } from "../records/isolation-checks.ts";
import type { IsolationSeries } from "../records/isolation-series.ts";
import { boundaryFact } from "./boundary-facts.ts";
import { boundaryFacts, type ClaimOf } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { because, listed, rolledUp } from "./conclude.ts";
import { unlike } from "./conditions.ts";
import { type Labelled, labelled } from "./labelled.ts";
import type { ClaimVerdict, TargetVerdict, Verdict } from "./verdict.ts";

type IsolationClaim = ClaimOf<"isolation">;
type Boundary = Extract<IsolationClaim["bound"], { kind: "boundary" }>;
type Evidence = Labelled<IsolationSeries>;

/** What a single instance cannot show of all that there can be. */
const FOR_ALL = "What is said of all cannot be shown by trying some; one that is otherwise would refute it.";

function verdictOn(
  { expects, forAll }: Boundary,
  series: IsolationSeries,
): Pick<TargetVerdict, "verdict" | "side" | "why"> {
  const judged = boundaryFacts.flatMap((fact) => {
    const expected = expects[fact];
    return expected === undefined ? [] : [{ expected, ...boundaryFact(fact, series) }];
  });
  const opposed = judged.filter(({ expected, isSo }) => isSo !== undefined && isSo !== expected);
  const open = judged.filter(({ isSo }) => isSo === undefined);
  const deciding = [opposed, open, judged].find((those) => those.length > 0) ?? [];
  const why = deciding.flatMap((one) => one.why);
  if (opposed.length > 0) return { verdict: "contradicted", side: "below", why: why.join(" ") };
  if (open.length > 0) return { verdict: "inconclusive", why: why.join(" ") };
  return forAll === true
    ? { verdict: "inconclusive", why: [...why, FOR_ALL].join(" ") }
    : { verdict: "supported", why: why.join(" ") };
}

/** Findings, and those of them that cannot be trusted. */
function counts({ findings }: IsolationSeries): Pick<TargetVerdict, "samples" | "failures"> {
  const failures = [...findings.values()].filter(({ value }) => value === null).length;
  return { samples: findings.size, failures };
}

function judgeTarget(claim: IsolationClaim, bound: Boundary, { series, label }: Evidence): TargetVerdict {
  const difference = unlike(claim, series);
  return {
    target: label,
    layer: series.layer,
    accelerated: series.accelerated,
    ...counts(series),
    observed: null,
    interval: null,
    ...(difference === undefined ? verdictOn(bound, series) : { verdict: "not-comparable", why: difference }),
  };
}

/** What is told beside the boundary holds nothing back. */
const weighed = isolationChecks.filter(({ boundary }) => boundary !== "background");

function isHeldBack(check: IsolationCheckName, { findings }: IsolationSeries): boolean | undefined {
  const value = findings.get(check)?.value;
  if (value === "reached") return false;
  return value === "denied" || value === "absent" ? true : undefined;
}

function names(checks: readonly { readonly name: string }[]): string {
  return listed(checks.map(({ name }) => name));
}

/** Whether all that `other` holds back is held back by `own` too. */
function judgePair(own: Evidence, other: Evidence): TargetVerdict {
  const heldByOther = weighed.filter(({ name }) => isHeldBack(name, other.series) === true);
  const through = heldByOther.filter(({ name }) => isHeldBack(name, own.series) === false);
  const open = heldByOther.filter(({ name }) => isHeldBack(name, own.series) === undefined);
  const judged = (): Pick<TargetVerdict, "verdict" | "side" | "why"> => {
    if (through.length > 0) {
      const why = `Gets through it and not through the other: ${names(through)}.`;
      return { verdict: "contradicted", side: "below", why };
    }
    if (open.length > 0) return { verdict: "inconclusive", why: `Undecided: ${names(open)}.` };
    return { verdict: "supported", why: "Of all that the probe tries, it holds back what the other does." };
  };
  return {
    target: `${own.label} ≥ ${other.label}`,
    layer: other.series.layer,
    accelerated: own.series.accelerated && other.series.accelerated,
    samples: counts(own.series).samples + counts(other.series).samples,
    failures: counts(own.series).failures + counts(other.series).failures,
    observed: null,
    interval: null,
    ...judged(),
  };
}

/** What stands behind a boundary is how it was started here, and no part of it; yet it is worth a sentence. */
function behind(own: readonly Evidence[], others: readonly Evidence[]): string[] {
  const having = (evidence: readonly Evidence[], value: string): string =>
    listed(
      evidence.filter(({ series }) => series.findings.get("confinement")?.value === value).map(({ label }) => label),
    );
  const [privileged, confined] = [having(own, "reached"), having(others, "denied")];
  if (privileged === "" || confined === "") return [];
  return [
    `Not weighed: as started here, an escape from ${privileged} would have root's rights; one from ${confined} would not.`,
  ];
}

function rolledUpPairs(pairs: readonly TargetVerdict[], missing: readonly string[]): Verdict {
  if (pairs.some(({ verdict }) => verdict === "contradicted")) return "contradicted";
  return missing.length === 0 && pairs.every(({ verdict }) => verdict === "supported") ? "supported" : "inconclusive";
}

function unmeasured(claim: IsolationClaim, technologies: readonly string[]): ClaimVerdict {
  return claimVerdict(claim, "unmeasured", [`No probe inside ${listed(technologies)} is in these results.`], [], 0);
}

/** @param all of every target of the runs. */
export function judgeIsolation(claim: IsolationClaim, all: readonly IsolationSeries[]): ClaimVerdict {
  const probed = labelled(all.filter(({ findings }) => findings.size > 0));
  const own = probed.filter(({ series }) => series.technology === claim.technology);
  if (own.length === 0) return unmeasured(claim, [claim.technology]);
  const { bound } = claim;
  if (bound.kind === "boundary") {
    const targets = own.map((one) => judgeTarget(claim, bound, one));
    const samples = own.reduce((sum, { series }) => sum + series.findings.size, 0);
    const isRefuted = bound.forAll === true && targets.some(({ verdict }) => verdict === "contradicted");
    return claimVerdict(
      claim,
      isRefuted ? "contradicted" : rolledUp(targets),
      because(claim, targets),
      targets,
      samples,
    );
  }
  const others = probed.filter(({ series }) => bound.than.some((technology) => technology === series.technology));
  if (others.length === 0) return unmeasured(claim, bound.than);
  const missing = bound.than.filter((technology) => others.every(({ series }) => series.technology !== technology));
  const pairs = own.flatMap((one) => others.map((other) => judgePair(one, other)));
  const why = [
    ...because(claim, pairs),
    ...behind(own, others),
    ...(missing.length === 0 ? [] : [`Nothing was probed of ${listed(missing)}.`]),
  ];
  const samples = [...own, ...others].reduce((sum, { series }) => sum + series.findings.size, 0);
  return claimVerdict(claim, rolledUpPairs(pairs, missing), why, pairs, samples);
}
