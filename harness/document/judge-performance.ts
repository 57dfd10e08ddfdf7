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
import { counted, listed, rolledUp } from "./conclude.ts";
import { openForLayer, unlike } from "./conditions.ts";
import { judgeMeasured } from "./judge-measured.ts";
import { labelled } from "./labelled.ts";
import { sideWords } from "./side-words.ts";
import type { ClaimVerdict, TargetVerdict, Verdict } from "./verdict.ts";

type LossClaim = ClaimOf<"performance-loss">;

/** One kind of work in one target. */
interface Row {
  /** The target's name, with what sets its series apart. */
  readonly label: string;
  readonly series: PerformanceSeries;
  readonly judged: TargetVerdict;
}

const emulated = "The CPU was emulated: real hardware loses less, by an unknown amount.";

/**
 * One kind decidedly otherwise refutes the target, so the intervals of all its kinds have to hold at once (Bonferroni's
 * inequality, as for orderings of starts).
 */
function lossOf(series: PerformanceSeries, kinds: number): Measured {
  const { ratio, interval } = performanceSummary(series, 1 - (1 - CONFIDENCE) / kinds);
  const observed = Number.isNaN(ratio) ? null : 1 - ratio;
  if (interval === undefined) {
    const [failure] = series.failures;
    const why = `Too few blocks: ${series.pairs.length}; an interval needs six.`;
    return { observed, interval: null, why: failure === undefined ? why : `${why} One that failed said: ${failure}` };
  }
  return {
    observed,
    interval: { low: 1 - interval.high, high: 1 - interval.low },
    ...(series.accelerated ? {} : { openBelow: emulated }),
  };
}

function judgeRow(claim: LossClaim, label: string, series: PerformanceSeries, kinds: number): Row {
  const judged = judgeMeasured(openForLayer(lossOf(series, kinds), claim, series, "above"), claim);
  const difference = unlike(claim, series);
  const row: TargetVerdict = {
    target: `${label}: ${series.workload}`,
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

/** `runc as claimed in 8 of 10 kinds of work, more lossy in files, undecided in triad`. */
function told(claim: LossClaim, label: string, rows: readonly Row[]): string {
  const byWord = Map.groupBy(rows, ({ judged: { verdict, side } }) =>
    verdict === "supported" ? "as claimed" : side === undefined ? "undecided" : sideWords(claim, side).word,
  );
  const all = rows.length === 1 ? "the one kind of work" : `all of ${rows.length} kinds of work`;
  const parts = Array.from(byWord, ([word, those]) =>
    those.length === rows.length
      ? `${word} in ${all}`
      : word === "as claimed"
        ? `${word} in ${those.length} of ${rows.length} kinds of work`
        : `${word} in ${listed(those.map(({ series }) => series.workload))}`,
  );
  return `${label} is ${parts.join(", ")}`;
}

function reasonsNotCounted(rows: readonly Row[]): string[] {
  const byWhy = Map.groupBy(rows, ({ judged }) => judged.why);
  return Array.from(byWhy, ([why, those]) => `Not counted: ${listed(those.map(({ label }) => label))}: ${why}`);
}

function failed(rows: readonly Row[]): string[] {
  const failing = rows.filter(({ judged: { failures } }) => failures > 0);
  const parts = failing.map(({ judged: { target, samples, failures } }) => `${failures} of ${samples} of ${target}`);
  return parts.length === 0 ? [] : [`Starts without a figure that counts: ${listed(parts)}.`];
}

/** What a target cannot do at all is no loss, and no support either. */
function cannot(all: readonly PerformanceSeries[]): string[] {
  const byTarget = Map.groupBy(
    all.filter(({ unsupported }) => unsupported !== undefined),
    ({ target }) => target,
  );
  if (byTarget.size === 0) return [];
  const parts = Array.from(byTarget, ([target, those]) => `${target} ${listed(those.map(({ workload }) => workload))}`);
  return [`Cannot do at all: ${parts.join("; ")}.`];
}

/** @param all every series of the runs. */
export function judgePerformance(claim: LossClaim, all: readonly PerformanceSeries[]): ClaimVerdict {
  const own = all.filter(({ technology }) => technology === claim.technology);
  // At a fixed rate the same work is done each second: latency is something else than a loss.
  const work = own.filter(({ kind, unsupported }) => kind !== "requests" && unsupported === undefined);
  if (work.length === 0) {
    const why = `No work of ${claim.technology} beside a plain process is in these results.`;
    return claimVerdict(claim, "unmeasured", [why, ...cannot(own)], [], 0);
  }
  const rows = rowsOf(claim, work);
  const counting = rows.filter(({ judged }) => judged.verdict !== "not-comparable");
  const byTarget = [...Map.groupBy(rows, ({ label }) => label)];
  const overall = byTarget.map(([, those]) => overKinds(those.map(({ judged }) => judged)));
  const why = [
    ...Array.from(
      Map.groupBy(counting, ({ label }) => label),
      ([label, those]) => `${told(claim, label, those)}.`,
    ),
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
    rows.reduce((sum, { judged }) => sum + judged.samples, 0),
  );
}
