/**
 * The head's figures as github-action-benchmark reads them, which keeps a history of its own and draws it: its tools
 * `customSmallerIsBetter` and `customBiggerIsBetter` (benchmark-action/github-action-benchmark, README), a file for each.
 */
import type { ComparisonDocument, ComparisonRow } from "./comparison-row.ts";
import { changeWords, intervalWords, seriesWords } from "./series-words.ts";
import { plainText } from "./words.ts";

interface BenchmarkEntry {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly extra: string;
}

function entryOf(row: ComparisonRow): BenchmarkEntry[] {
  const { figure, head, unit, verdict, change, interval, why } = row;
  if (typeof head !== "number" || !Number.isFinite(head)) return [];
  const reach = interval === undefined ? "" : ` ${intervalWords(interval, unit)}`;
  const changed = change === undefined ? "" : ` ${changeWords(change, unit)}${reach}`;
  return [
    {
      name: `${plainText(seriesWords(row))}, ${figure}`,
      unit,
      value: head,
      extra: `${verdict}${changed}: ${plainText(why)}`,
    },
  ];
}

export function benchmarkActionJson({ rows }: ComparisonDocument, better: "lower" | "higher"): string {
  return `${JSON.stringify(rows.filter((row) => row.better === better).flatMap(entryOf), undefined, 2)}\n`;
}
