import type { ComparisonVerdict } from "../../compare/verdict.ts";
import { CONFIDENCE } from "../../compare/shift.ts";
import { SIGNIFICANCE } from "../../compare/verdict.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { verdictCounts } from "./comparison-document.ts";
import { type ComparisonDocument, type ComparisonRow, seriesFields } from "./comparison-row.ts";
import { plainText } from "./words.ts";

function finite(value: number | string | undefined): number | string | null {
  return typeof value === "string" || (value !== undefined && Number.isFinite(value)) ? value : null;
}

/** An end that nothing bounds is null: JSON has no infinity. */
function ends(interval: Interval | undefined): (number | string | null)[] | null {
  return interval === undefined ? null : [finite(interval.low), finite(interval.high)];
}

function rowDocument(row: ComparisonRow): object {
  const { metric, target, layer, workload, parameters, figure, unit, better, verdict, why, notes } = row;
  return {
    metric,
    target,
    ...(layer === undefined ? {} : { layer }),
    workload,
    parameters,
    figure,
    unit,
    better: better ?? null,
    base: finite(row.base),
    head: finite(row.head),
    change: finite(row.change),
    interval: ends(row.interval),
    method: row.method ?? null,
    units: row.units ?? null,
    samples: row.samples ?? null,
    p: finite(row.p),
    adjustedP: finite(row.adjustedP),
    threshold: finite(row.threshold),
    verdict,
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    why: plainText(why),
    notes: notes.map(plainText),
    ...(row.hidden === undefined ? {} : { modes: row.hidden.modes, switches: row.hidden.switches }),
    ...(row.changes === undefined ? {} : { changes: row.changes }),
    ...(row.drift === undefined ? {} : { drift: { ...row.drift, interval: ends(row.drift.interval) } }),
  };
}

/** The stable shape of `compare --json`. What never came, or has no figure, is null. */
export function comparisonJson(document: ComparisonDocument): string {
  const { head, thresholds, rows, runs, history, isolation } = document;
  const counts = verdictCounts(rows);
  const summary: Record<ComparisonVerdict | "missing", number> = { ...counts, missing: document.missing.length };
  const ofRuns =
    runs === undefined
      ? {}
      : {
          base: runs.base,
          byBaseline: runs.byBaseline,
          differences: { ...runs.differences, versions: Object.fromEntries(runs.differences.versions) },
          host: runs.host.map(({ name, targets, change, interval }) => ({
            ...name,
            targets,
            change: finite(change),
            interval: ends(interval),
          })),
          runToRun: Object.fromEntries(Array.from(runs.runToRun, ([metric, share]) => [metric, finite(share)])),
          added: runs.added.map(seriesFields),
          notComparable: runs.notComparable.map(({ name, why }) => ({ ...seriesFields(name), why })),
        };
  const whole = {
    head,
    ...ofRuns,
    ...(history === undefined ? {} : { history }),
    missing: document.missing.map(seriesFields),
    isolation,
    thresholds,
    confidence: CONFIDENCE,
    significance: SIGNIFICANCE,
    summary,
    series: rows.map(rowDocument),
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
