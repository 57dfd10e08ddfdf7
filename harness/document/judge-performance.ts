/**
 * Judges what the document says a technology loses of the performance. It names no kind of work, so a target's verdict
 * is that over every kind that was measured: one kind decidedly otherwise refutes it, all decidedly as claimed support
 * it. There is no one loss: the claim's observation is the range over kinds and targets.
 */
import type { PerformanceSeries } from "../records/performance-series.ts";
import { performanceSummary } from "../records/performance-summary.ts";
import { CONFIDENCE, type Measured } from "./measurement.ts";
import type { ClaimOf } from "./claim.ts";
import { claimVerdict } from "./claim-verdict.ts";
import { clauses, enumerated, everywhere, listed, sentences, type Wording } from "../wording.ts";
import { recordedWording } from "../records/recorded-wording.ts";
import { shareOf } from "./caveats.ts";
import { counted, notCounted, rolledUp, saidOf, samplesOf, wordOf } from "./conclude.ts";
import { verdictName } from "./printed/technologies.ts";
import { openForLayer, unlike } from "./conditions.ts";
import { judgeMeasured } from "./judge-measured.ts";
import { labelled } from "./labelled.ts";
import type { ClaimVerdict, TargetVerdict, Verdict } from "./verdict.ts";

type LossClaim = ClaimOf<"performance-loss">;

/** One kind of work in one target. */
interface Row {
  /** The target's name, with what sets its series apart. */
  readonly label: Wording;
  readonly series: PerformanceSeries;
  readonly judged: TargetVerdict;
}

const emulated: Wording = {
  en: "The CPU was emulated: real hardware loses less, by an unknown amount.",
  zh: "CPU 为模拟：真实硬件损失更小，小多少未知。",
};

function oneFailed(failure: string): Wording {
  const { en, zh } = recordedWording(failure);
  return { en: `One that failed said: ${en}`, zh: `其中一次失败时的报告：${zh}` };
}

/**
 * One kind decidedly otherwise refutes the target, so the intervals of all its kinds have to hold at once (Bonferroni's
 * inequality, as for orderings of starts).
 */
function lossOf(series: PerformanceSeries, kinds: number): Measured {
  const { ratio, interval } = performanceSummary(series, 1 - (1 - CONFIDENCE) / kinds);
  const observed = Number.isNaN(ratio) ? null : 1 - ratio;
  if (interval === undefined) {
    const [failure] = series.failures;
    const blocks = series.pairs.length;
    const why = {
      en: `Too few blocks: ${blocks}; an interval needs six.`,
      zh: `区组太少：${blocks} 个；区间需要六个。`,
    };
    return { observed, interval: null, why: failure === undefined ? why : sentences([why, oneFailed(failure)]) };
  }
  return {
    observed,
    interval: { low: 1 - interval.high, high: 1 - interval.low },
    ...(series.accelerated ? {} : { openBelow: emulated }),
  };
}

function judgeRow(claim: LossClaim, label: Wording, series: PerformanceSeries, kinds: number): Row {
  const judged = judgeMeasured(openForLayer(lossOf(series, kinds), claim, series, "above"), claim);
  const difference = unlike(claim, series);
  const row: TargetVerdict = {
    target: saidOf(label, everywhere(series.workload)),
    layer: series.layer,
    accelerated: series.accelerated,
    samples: series.starts.length,
    failures: series.failures.length,
    ...judged,
    ...(difference === undefined ? {} : { verdict: "not-comparable", why: difference }),
  };
  return { label, series, judged: row };
}

/** By workload, since series of unlike workloads are apart anyway. */
function rowsOf(claim: LossClaim, all: readonly PerformanceSeries[]): Row[] {
  const kinds = new Set(all.map(({ workload }) => workload)).size;
  return [...Map.groupBy(all, ({ workload }) => workload).values()].flatMap((those) =>
    labelled(those).map(({ series, label }) => judgeRow(claim, label, series, kinds)),
  );
}

/** Of a statement about every kind of work. */
function overKinds(rows: readonly TargetVerdict[]): Verdict {
  const counting = counted(rows);
  if (counting.length === 0) return "not-comparable";
  if (counting.some(({ verdict }) => verdict === "contradicted")) return "contradicted";
  return counting.every(({ verdict }) => verdict === "supported") ? "supported" : "inconclusive";
}

/** `as claimed in 8 of 10 kinds of work`, `more lossy in files`. */
function toldOf(claim: LossClaim, those: readonly Row[], kinds: number): Wording | undefined {
  const [first] = those;
  if (first === undefined) return undefined;
  const word = wordOf(claim, first.judged);
  if (those.length === kinds) {
    return kinds === 1
      ? { en: `${word.en} in the one kind of work`, zh: `在这一类工作中${word.zh}` }
      : { en: `${word.en} in all of ${kinds} kinds of work`, zh: `在全部 ${kinds} 类工作中${word.zh}` };
  }
  if (first.judged.verdict === "supported") {
    return {
      en: `${word.en} in ${those.length} of ${kinds} kinds of work`,
      zh: `在 ${kinds} 类工作的 ${those.length} 类中${word.zh}`,
    };
  }
  const works = listed(those.map(({ series }) => everywhere(series.workload)));
  return { en: `${word.en} in ${works.en}`, zh: `在 ${works.zh} 中${word.zh}` };
}

/** `runc is as claimed in 8 of 10 kinds of work, more lossy in files, undecided in triad.` */
function told(claim: LossClaim, label: Wording, rows: readonly Row[]): Wording {
  const byWord = Map.groupBy(rows, ({ judged }) => wordOf(claim, judged).en);
  const { en, zh } = enumerated([...byWord.values()].flatMap((those) => toldOf(claim, those, rows.length) ?? []));
  return { en: `${label.en} is ${en}.`, zh: `${label.zh} ${zh}。` };
}

/** Rows of one label are told together. */
function byLabel(rows: readonly Row[]): Row[][] {
  return [...Map.groupBy(rows, ({ label }) => label.en).values()];
}

function reasonsNotCounted(rows: readonly Row[]): Wording[] {
  return [...Map.groupBy(rows, ({ judged }) => judged.why.en).values()].flatMap((those) => {
    const [first] = those;
    return first === undefined ? [] : [notCounted([saidOf(listed(those.map(({ label }) => label)), first.judged.why)])];
  });
}

function failed(rows: readonly Row[]): Wording[] {
  const failing = rows.filter(({ judged: { failures } }) => failures > 0);
  const { en, zh } = listed(
    failing.map(({ judged: { target, samples, failures } }) => shareOf(failures, samples, target)),
  );
  return failing.length === 0
    ? []
    : [{ en: `Starts without a figure that counts: ${en}.`, zh: `没有得出有效数字的启动：${zh}。` }];
}

/** What a target cannot do at all is no loss, and no support either. */
function cannot(all: readonly PerformanceSeries[]): Wording[] {
  const byTarget = Map.groupBy(
    all.filter(({ unsupported }) => unsupported !== undefined),
    ({ target }) => target,
  );
  if (byTarget.size === 0) return [];
  const { en, zh } = clauses(
    Array.from(byTarget, ([target, those]) => {
      const works = listed(those.map(({ workload }) => everywhere(workload)));
      return { en: `${target} ${works.en}`, zh: `${target} 不能做 ${works.zh}` };
    }),
  );
  return [{ en: `Cannot do at all: ${en}.`, zh: `根本不能做的：${zh}。` }];
}

/** @param all every series of the runs. */
export function judgePerformance(claim: LossClaim, all: readonly PerformanceSeries[]): ClaimVerdict {
  const own = all.filter(({ technology }) => technology === claim.technology);
  // At a fixed rate the same work is done each second: latency is something else than a loss.
  const work = own.filter(({ kind, unsupported }) => kind !== "requests" && unsupported === undefined);
  if (work.length === 0) {
    const name = verdictName(claim.technology);
    const why = {
      en: `No work of ${name.en} beside a plain process is in these results.`,
      zh: `这些结果中没有${name.zh}与普通进程对照的工作。`,
    };
    return claimVerdict(claim, "unmeasured", [why, ...cannot(own)], [], 0);
  }
  const rows = rowsOf(claim, work);
  const counting = rows.filter(({ judged }) => judged.verdict !== "not-comparable");
  const overall = byLabel(rows).map((those) => overKinds(those.map(({ judged }) => judged)));
  const why = [
    ...byLabel(counting).flatMap((those) => (those[0] === undefined ? [] : [told(claim, those[0].label, those)])),
    ...(claim.conditions.caveat === undefined ? [] : [claim.conditions.caveat]),
    ...reasonsNotCounted(rows.filter((row) => !counting.includes(row))),
    ...failed(rows),
    ...cannot(own),
  ];
  return claimVerdict(
    claim,
    rolledUp(overall.map((verdict) => ({ verdict }))),
    why,
    rows.map(({ judged }) => judged),
    samplesOf(rows.map(({ judged }) => judged)),
  );
}
