/** Judges what the document says one server holds, by what this host was seen to hold. */
import type { DensityRamp } from "../records/density-series.ts";
import type { ClaimOf } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { listed, type Wording } from "../wording.ts";
import { boundName } from "../records/density-bounds.ts";
import { inProcessCaveat } from "./in-process-caveat.ts";
import { layerNames } from "./layer-names.ts";
import { type ClaimedTechnology, verdictName } from "./printed/technologies.ts";
import { because, rolledUp, samplesOf } from "./conclude.ts";
import { openForLayer, unlike } from "./conditions.ts";
import { judgeMeasured, notComparable } from "./judge-measured.ts";
import { type Labelled, labelled, pairLabel } from "./labelled.ts";
import type { Measured } from "./measurement.ts";
import type { ClaimVerdict, TargetVerdict, Verdict } from "./verdict.ts";

type DensityClaim = ClaimOf<"density">;
type Evidence = Labelled<DensityRamp>;

function observedLive({ steps, end }: DensityRamp): number {
  return end?.value ?? steps.at(-1)?.value ?? 0;
}

function gibibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 3)} GiB`;
}

const killed: Wording = { en: "the run was killed on the way", zh: "运行中途被终止" };
const wentNoFurther: Wording = { en: "the measurement went no further", zh: "测量没有再继续" };

/** How a ramp ended, after `bound by` or instead of it. */
function ending(ramp: DensityRamp): Wording {
  if (ramp.end === undefined) return killed;
  if (unfinished(ramp)) return wentNoFurther;
  const { en, zh } = boundName(ramp.end.boundBy);
  return ramp.accelerated
    ? { en: `bound by ${en}`, zh: `受限于${zh}` }
    : { en: `bound by ${en}, the CPU emulated`, zh: `受限于${zh}，CPU 为模拟` };
}

const smallGuests: Wording = {
  en: "Each guest was given 512 MiB or less; fewer of larger ones fit.",
  zh: "每个客户机只分到 512 MiB 或更少；更大的客户机容纳得更少。",
};

/** A count has no interval; that another host holds more or fewer is what it leaves open. */
function capacityHere(ramp: DensityRamp): Measured {
  const live = observedLive(ramp);
  const total = ramp.steps.at(-1)?.host.totalBytes;
  const here =
    total === undefined
      ? { en: "this host", zh: "这台主机" }
      : { en: `this host of ${gibibytes(total)}`, zh: `这台 ${gibibytes(total)} 的主机` };
  const end = ending(ramp);
  return {
    observed: live,
    interval: { low: live, high: live },
    openAbove: {
      en: `${live} were live on ${here.en} (${end.en}); a larger server holds more.`,
      zh: `${here.zh}上存活 ${live} 个（${end.zh}）；更大的服务器容纳更多。`,
    },
    ...(ramp.technology === "vm" ? { openBelow: smallGuests } : {}),
  };
}

function judgeTarget(claim: DensityClaim, { series, label }: Evidence): TargetVerdict {
  const judged = judgeMeasured(openForLayer(capacityHere(series), claim, series, "below"), claim);
  const difference = unlike(claim, series);
  return {
    target: label,
    layer: series.layer,
    accelerated: series.accelerated,
    samples: 1,
    failures: series.end === undefined ? 1 : 0,
    ...(difference === undefined ? judged : notComparable(judged, difference)),
  };
}

/** Bounds of the measurement, not of what was measured. */
const ownBounds = ["plan", "time", "harness"];

/** Whether it could have gone on. */
function unfinished({ end }: DensityRamp): boolean {
  return end === undefined || ownBounds.includes(end.boundBy);
}

/** Real hardware holds more machines than an emulator whose starts keep the CPUs busy. */
function mayHoldMore(ramp: DensityRamp): boolean {
  return unfinished(ramp) || !ramp.accelerated;
}

const noneOfTheOther: Wording = {
  en: "Of the other not one instance was live.",
  zh: "另一方没有一个实例存活。",
};

/** The ratio of what one target reached to what the other did, on the same host. */
export function ratioOfRamps(denser: DensityRamp, other: DensityRamp): Measured {
  const [a, b] = [observedLive(denser), observedLive(other)];
  if (b === 0) return { observed: null, interval: null, why: noneOfTheOther };
  return {
    observed: a / b,
    interval: { low: a / b, high: a / b },
    ...(mayHoldMore(denser)
      ? {
          openAbove: {
            en: `The first could have gone on: ${ending(denser).en}.`,
            zh: `前者本可继续：${ending(denser).zh}。`,
          },
        }
      : {}),
    ...(mayHoldMore(other)
      ? {
          openBelow: {
            en: `The other could have gone on: ${ending(other).en}.`,
            zh: `后者本可继续：${ending(other).zh}。`,
          },
        }
      : {}),
  };
}

function judgePair(claim: DensityClaim, denser: Evidence, other: Evidence): TargetVerdict {
  const judged = judgeMeasured(ratioOfRamps(denser.series, other.series), claim);
  const sameLayer = denser.series.layer === other.series.layer;
  return {
    target: pairLabel(denser.label, ">", other.label),
    layer: other.series.layer,
    accelerated: denser.series.accelerated && other.series.accelerated,
    samples: 2,
    failures: 0,
    ...(sameLayer
      ? judged
      : notComparable(judged, {
          en: `One is isolated and started by layer ${denser.series.layer}, the other by ${other.series.layer}.`,
          zh: `一个由${layerNames[denser.series.layer].zh}隔离并启动，另一个由${layerNames[other.series.layer].zh}。`,
        })),
  };
}

/**
 * A target that held fewer on this host is not comparable, since a larger host holds more; it is none the less a member
 * of the technology. Support by those alone that held enough would be the friendliest targets' verdict.
 */
function overTargets(targets: readonly TargetVerdict[]): Verdict {
  const verdict = rolledUp(targets);
  return verdict === "supported" && targets.some((target) => target.verdict === "not-comparable")
    ? "inconclusive"
    : verdict;
}

/** Refuted by one pair that is decidedly the other way round; supported only where all pairs that count hold. */
function rolledUpPairs(pairs: readonly TargetVerdict[]): Verdict {
  const counting = pairs.filter(({ verdict }) => verdict !== "not-comparable");
  if (counting.some(({ verdict }) => verdict === "contradicted")) return "contradicted";
  if (counting.length === 0) return "not-comparable";
  return counting.every(({ verdict }) => verdict === "supported") ? "supported" : "inconclusive";
}

function inProcess(evidence: readonly Evidence[]): Wording[] {
  return inProcessCaveat(evidence.filter(({ series }) => series.layer === "in-process").map(({ label }) => label));
}

function unmeasured(claim: DensityClaim, technologies: readonly ClaimedTechnology[]): ClaimVerdict {
  const { en, zh } = listed(technologies.map(verdictName));
  const why = { en: `No ramp of ${en} is in these results.`, zh: `这些结果中没有${zh}的密度递增。` };
  return claimVerdict(claim, "unmeasured", [why], [], 0);
}

/** @param all every ramp of the runs. */
export function judgeDensity(claim: DensityClaim, all: readonly DensityRamp[]): ClaimVerdict {
  const ramps = labelled(all);
  const own = ramps.filter(({ series }) => series.technology === claim.technology);
  if (own.length === 0) return unmeasured(claim, [claim.technology]);
  const { bound } = claim;
  if (bound.kind !== "denser") {
    const targets = own.map((one) => judgeTarget(claim, one));
    const { caveat } = claim.conditions;
    const why = [...because(claim, targets), ...(caveat === undefined ? [] : [caveat]), ...inProcess(own)];
    return claimVerdict(claim, overTargets(targets), why, targets, samplesOf(targets));
  }
  const others = ramps.filter(({ series }) => bound.than.some((technology) => technology === series.technology));
  const missing = bound.than.filter((technology) => others.every(({ series }) => series.technology !== technology));
  if (others.length === 0) return unmeasured(claim, bound.than);
  const pairs = own.flatMap((denser) => others.map((other) => judgePair(claim, denser, other)));
  const verdict = rolledUpPairs(pairs);
  const incomplete = verdict === "supported" && missing.length > 0;
  const lacking = listed(missing.map(verdictName));
  const why = [
    ...because(claim, pairs),
    ...(missing.length === 0 ? [] : [{ en: `Nothing was measured of ${lacking.en}.`, zh: `没有测到${lacking.zh}。` }]),
    ...inProcess(own),
  ];
  return claimVerdict(claim, incomplete ? "inconclusive" : verdict, why, pairs, own.length + others.length);
}
