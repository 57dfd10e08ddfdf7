/** A comparison as a comment on a pull request: what changed first, the rest folded. */
import { codeSpan, markdownTable } from "../markdown.ts";
import { cellMarkdown } from "../report/tables/column.ts";
import { verdictCounts } from "./comparison-document.ts";
import type { ComparisonDocument, ComparisonRow } from "./comparison-row.ts";
import { headLines, lastLines } from "./frame-words.ts";
import { changeWords, groupWords, intervalWords, valueWords } from "./series-words.ts";
import { comparisonLooks } from "./verdict-look.ts";

/** A comment on GitHub takes 65,536 characters. */
const MOST_UNSURE = 60;

const heading = ["Verdict", "Target", "Series", "Figure", "Base", "Head", "Change [95 %]", "Why"];

function cells(row: ComparisonRow): string[] {
  const { verdict, target, figure, base, head, change, interval, unit, why, notes } = row;
  const reach = interval === undefined ? "" : ` ${intervalWords(interval, unit)}`;
  return [
    `${comparisonLooks[verdict].symbol} ${verdict}`,
    codeSpan(target),
    cellMarkdown(groupWords(row)),
    figure,
    valueWords(base, unit),
    valueWords(head, unit),
    change === undefined ? "–" : `${changeWords(change, unit)}${reach}`,
    [`${cellMarkdown(why)}.`, ...notes.map(cellMarkdown)].join(" "),
  ];
}

function folded(summary: string, content: string): string[] {
  return [`<details><summary>${summary}</summary>`, "", content, "</details>", ""];
}

/** @param all also what did not change, and all that nothing can be said of. */
export function comparisonMarkdown(document: ComparisonDocument, all: boolean): string {
  const { rows } = document;
  const counts = verdictCounts(rows);
  const of = (verdict: ComparisonRow["verdict"]): ComparisonRow[] => rows.filter((row) => row.verdict === verdict);
  const changed = [...of("worse"), ...of("better")];
  const unsure = of("unsure").toSorted((a, b) => Number(a.figure === "p99") - Number(b.figure === "p99"));
  const shown = all ? unsure : unsure.slice(0, MOST_UNSURE);
  const title = counts.worse > 0 ? `${counts.worse} worse` : counts.better > 0 ? "Nothing worse" : "No change found";
  const cut = unsure.length - shown.length;
  return [
    `### ${counts.worse > 0 ? "✗" : "="} ${title}`,
    "",
    ...headLines(document).map((line) => `${cellMarkdown(line)}\n`),
    ...(changed.length === 0 ? [] : [markdownTable(heading, changed.map(cells))]),
    ...(unsure.length === 0
      ? []
      : folded(
          `${unsure.length} unsure`,
          markdownTable(heading, shown.map(cells)) + (cut > 0 ? `\nand ${cut} more; --all lists them.\n` : ""),
        )),
    ...(all && counts["no change"] > 0
      ? folded(`${counts["no change"]} no change`, markdownTable(heading, of("no change").map(cells)))
      : []),
    ...lastLines(document).map((line) => `${cellMarkdown(line)}\n`),
  ].join("\n");
}
