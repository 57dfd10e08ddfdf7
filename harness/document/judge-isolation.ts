/** Judges what the document says of boundaries, by what the same probe found inside every target. */
import { type IsolationCheckName, isolationChecks } from "../records/isolation-checks.ts";
import type { IsolationSeries } from "../records/isolation-series.ts";
import { boundaryFact, checkName } from "./boundary-facts.ts";
import { boundaryFacts, type ClaimOf } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { listed, sentences, type Wording } from "../wording.ts";
import { type ClaimedTechnology, verdictName } from "./printed/technologies.ts";
import { because, rolledUp, samplesOf } from "./conclude.ts";
import { unlike } from "./conditions.ts";
import { type Labelled, labelled, pairLabel } from "./labelled.ts";
import type { ClaimVerdict, TargetVerdict, Verdict } from "./verdict.ts";

type IsolationClaim = ClaimOf<"isolation">;
type Boundary = Extract<IsolationClaim["bound"], { kind: "boundary" }>;
type Evidence = Labelled<IsolationSeries>;

/** What a single instance cannot show of all that there can be. */
const FOR_ALL: Wording = {
  en: "What is said of all cannot be shown by trying some; one that is otherwise would refute it.",
  zh: "就全部而言的说法，试过若干个并不能证明；有一个相反，即为反证。",
};

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
  if (opposed.length > 0) return { verdict: "contradicted", side: "below", why: sentences(why) };
  if (open.length > 0) return { verdict: "inconclusive", why: sentences(why) };
  return forAll === true
    ? { verdict: "inconclusive", why: sentences([...why, FOR_ALL]) }
    : { verdict: "supported", why: sentences(why) };
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

function names(checks: readonly { readonly name: string }[]): Wording {
  return listed(checks.map(({ name }) => checkName(name)));
}

const heldAlike: Wording = {
  en: "Of all that the probe tries, it holds back what the other does.",
  zh: "探针所试的一切中，对方拦下的，它也拦下。",
};

/** Whether all that `other` holds back is held back by `own` too. */
function judgePair(own: Evidence, other: Evidence): TargetVerdict {
  const heldByOther = weighed.filter(({ name }) => isHeldBack(name, other.series) === true);
  const through = heldByOther.filter(({ name }) => isHeldBack(name, own.series) === false);
  const open = heldByOther.filter(({ name }) => isHeldBack(name, own.series) === undefined);
  const judged = (): Pick<TargetVerdict, "verdict" | "side" | "why"> => {
    if (through.length > 0) {
      const { en, zh } = names(through);
      const why = { en: `Gets through it and not through the other: ${en}.`, zh: `能穿过它而不能穿过对方：${zh}。` };
      return { verdict: "contradicted", side: "below", why };
    }
    if (open.length > 0) {
      const { en, zh } = names(open);
      return { verdict: "inconclusive", why: { en: `Undecided: ${en}.`, zh: `未能判定：${zh}。` } };
    }
    return { verdict: "supported", why: heldAlike };
  };
  return {
    target: pairLabel(own.label, "≥", other.label),
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
function behind(own: readonly Evidence[], others: readonly Evidence[]): Wording[] {
  const having = (evidence: readonly Evidence[], value: string): Wording =>
    listed(
      evidence.filter(({ series }) => series.findings.get("confinement")?.value === value).map(({ label }) => label),
    );
  const [privileged, confined] = [having(own, "reached"), having(others, "denied")];
  if (privileged.en === "" || confined.en === "") return [];
  return [
    {
      en: `Not weighed: as started here, an escape from ${privileged.en} would have root's rights; one from ${confined.en} would not.`,
      zh: `不计入判定：按此处的启动方式，从 ${privileged.zh} 逃逸会有 root 权限，从 ${confined.zh} 逃逸则没有。`,
    },
  ];
}

function rolledUpPairs(pairs: readonly TargetVerdict[], missing: readonly ClaimedTechnology[]): Verdict {
  if (pairs.some(({ verdict }) => verdict === "contradicted")) return "contradicted";
  return missing.length === 0 && pairs.every(({ verdict }) => verdict === "supported") ? "supported" : "inconclusive";
}

function unmeasured(claim: IsolationClaim, technologies: readonly ClaimedTechnology[]): ClaimVerdict {
  const { en, zh } = listed(technologies.map(verdictName));
  const why = { en: `No probe inside ${en} is in these results.`, zh: `这些结果中没有${zh}内部的探针。` };
  return claimVerdict(claim, "unmeasured", [why], [], 0);
}

/** @param all of every target of the runs. */
export function judgeIsolation(claim: IsolationClaim, all: readonly IsolationSeries[]): ClaimVerdict {
  const probed = labelled(all.filter(({ findings }) => findings.size > 0));
  const own = probed.filter(({ series }) => series.technology === claim.technology);
  if (own.length === 0) return unmeasured(claim, [claim.technology]);
  const { bound } = claim;
  if (bound.kind === "boundary") {
    const targets = own.map((one) => judgeTarget(claim, bound, one));
    const isRefuted = bound.forAll === true && targets.some(({ verdict }) => verdict === "contradicted");
    return claimVerdict(
      claim,
      isRefuted ? "contradicted" : rolledUp(targets),
      because(claim, targets),
      targets,
      samplesOf(targets),
    );
  }
  const others = probed.filter(({ series }) => bound.than.some((technology) => technology === series.technology));
  if (others.length === 0) return unmeasured(claim, bound.than);
  const missing = bound.than.filter((technology) => others.every(({ series }) => series.technology !== technology));
  const pairs = own.flatMap((one) => others.map((other) => judgePair(one, other)));
  const lacking = listed(missing.map(verdictName));
  const why = [
    ...because(claim, pairs),
    ...behind(own, others),
    ...(missing.length === 0
      ? []
      : [{ en: `Nothing was probed of ${lacking.en}.`, zh: `没有对${lacking.zh}运行探针。` }]),
  ];
  const samples = [...own, ...others].reduce((sum, { series }) => sum + series.findings.size, 0);
  return claimVerdict(claim, rolledUpPairs(pairs, missing), why, pairs, samples);
}
