/** Makes the rows of a comparison. */
import type { HistoryComparison, HistoryFigure } from "../../compare/compare-history.ts";
import type { ComparedIsolation } from "../../compare/compare-isolation.ts";
import type { Comparison } from "../../compare/compare-runs.ts";
import type { ComparedFigure, Thresholds } from "../../compare/compared-figure.ts";
import { type ComparisonVerdict, comparisonVerdicts } from "../../compare/verdict.ts";
import { type ComparisonDocument, type ComparisonRow, seriesFields } from "./comparison-row.ts";
import { answerWhy, figureNotes, figureWhy, historyNotes, historyWhy } from "./why.ts";

function rowOf(figure: ComparedFigure, figures: number): ComparisonRow {
  const { pair, kind, unit, base, head, change, interval, method, units, samples, p, adjustedP } = figure;
  const { better } = pair.base;
  const hidden = figure.hidden?.();
  return {
    ...seriesFields(pair.base),
    figure: kind,
    unit,
    better: kind === "failures" ? "lower" : better,
    base,
    head,
    change: Number.isNaN(change) ? undefined : change,
    interval,
    method,
    units,
    samples,
    p,
    adjustedP,
    threshold: figure.threshold,
    verdict: figure.verdict,
    reason: figure.reason,
    why: figureWhy(figure, figures),
    notes: figureNotes(figure, hidden),
    hidden,
  };
}

function answerRows(isolation: ComparedIsolation | undefined): ComparisonRow[] {
  return (isolation?.changed ?? []).map(({ target, check, statement, base, head, verdict }) => ({
    metric: "isolation",
    target,
    layer: undefined,
    workload: "reach",
    parameters: { check },
    figure: "answer",
    unit: "answer",
    better: undefined,
    base,
    head,
    change: undefined,
    interval: undefined,
    method: undefined,
    units: undefined,
    samples: undefined,
    p: undefined,
    adjustedP: undefined,
    threshold: undefined,
    verdict,
    reason: verdict === "unsure" ? "nothing" : undefined,
    why: answerWhy(statement, base, head),
    notes: [],
  }));
}

function isolationFacts(isolation: ComparedIsolation | undefined): ComparisonDocument["isolation"] {
  const { same = 0, surfaces = [], onlyInBase = [] } = isolation ?? {};
  return { same, surfaces, missing: onlyInBase };
}

export function documentOfRuns(comparison: Comparison, thresholds: Thresholds): ComparisonDocument {
  const { figures, isolation } = comparison;
  return {
    head: comparison.head.run,
    thresholds,
    rows: [...figures.map((figure) => rowOf(figure, figures.length)), ...answerRows(isolation)],
    missing: comparison.onlyInBase,
    isolation: isolationFacts(isolation),
    runs: {
      base: comparison.base.run,
      byBaseline: comparison.byBaseline,
      differences: comparison.differences,
      host: comparison.host,
      runToRun: comparison.runToRun,
      added: comparison.onlyInHead,
      notComparable: comparison.notComparable,
    },
  };
}

function historyRowOf(figure: HistoryFigure, runs: number): ComparisonRow {
  const { name, kind, unit, better, reference, head, change, interval, p, adjustedP, threshold } = figure;
  return {
    ...seriesFields(name),
    figure: kind,
    unit,
    better,
    base: Number.isNaN(reference) ? undefined : reference,
    head: Number.isNaN(head) ? undefined : head,
    change: Number.isNaN(change) ? undefined : change,
    interval,
    method: figure.drift === undefined ? "student" : "mann-kendall",
    units: figure.runs,
    samples: undefined,
    p,
    adjustedP,
    threshold,
    verdict: figure.verdict,
    reason: figure.reason,
    why: historyWhy(figure),
    notes: historyNotes(figure, runs),
    changes: figure.changes,
    drift: figure.drift,
  };
}

export function documentOfHistory(
  { head, runs, figures, isolation, missing }: HistoryComparison,
  thresholds: Thresholds,
): ComparisonDocument {
  return {
    head,
    thresholds,
    rows: [...figures.map((figure) => historyRowOf(figure, runs.length)), ...answerRows(isolation)],
    missing,
    isolation: isolationFacts(isolation),
    history: runs,
  };
}

export type VerdictCounts = Readonly<Record<ComparisonVerdict, number>>;

export function verdictCounts(rows: readonly ComparisonRow[]): VerdictCounts {
  const counts: Record<ComparisonVerdict, number> = { worse: 0, better: 0, "no change": 0, unsure: 0 };
  for (const verdict of comparisonVerdicts) counts[verdict] = rows.filter((row) => row.verdict === verdict).length;
  return counts;
}
