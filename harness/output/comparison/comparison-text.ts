/** The terminal's view of a comparison: what changed, what nothing can be said of, and in how many figures nothing did. */
import { type InspectColor, styleText } from "node:util";
import { type ComparisonVerdict, comparisonVerdicts } from "../../compare/verdict.ts";
import { alignRow, clip, columnWidths } from "../columns.ts";
import { printable } from "../printable.ts";
import { wrap } from "../wrap.ts";
import { verdictCounts } from "./comparison-document.ts";
import type { ComparisonDocument, ComparisonRow } from "./comparison-row.ts";
import { headLines, lastLines } from "./frame-words.ts";
import { changeWords, groupWords, intervalWords, seriesWords, valueWords } from "./series-words.ts";
import { comparisonLooks } from "./verdict-look.ts";
import { plainText } from "./words.ts";

export interface ComparisonLook {
  readonly columns: number | undefined;
  readonly color: boolean;
  /** Also what did not change. */
  readonly all: boolean;
}

const NARROWEST = 60;
/** Longer lines are hard to read, and what is no terminal should look the same everywhere. */
const WIDEST = 120;
const INDENT = "  ";
const DEEPER = INDENT.repeat(3);

function verdictWords(verdict: ComparisonVerdict): string {
  return `${comparisonLooks[verdict].symbol} ${verdict}`;
}

function isChange(verdict: ComparisonVerdict): boolean {
  return verdict === "worse" || verdict === "better";
}

function cells({ verdict, target, figure, base, head, change, interval, unit }: ComparisonRow): string[] {
  const both = base === undefined && head === undefined ? "" : `${valueWords(base, unit)} → ${valueWords(head, unit)}`;
  const changed = change === undefined ? "" : changeWords(change, unit);
  const reach = interval === undefined ? "" : intervalWords(interval, unit);
  return [verdictWords(verdict), target, figure, both, changed, reach].map(printable);
}

function isShown({ verdict, figure, notes }: ComparisonRow): boolean {
  // Of tails nearly all is unsure: they are counted.
  return isChange(verdict) || notes.length > 0 || (verdict === "unsure" && figure !== "p99");
}

/** That an interval lies across the threshold is seen. @param before the same words are not repeated. */
function whyWords({ verdict, reason, why }: ComparisonRow, before: ComparisonRow | undefined): string[] {
  const text = `${plainText(why)}.`;
  if (verdict === "no change" || (reason === "across" && !text.includes(":"))) return [];
  return before !== undefined && `${plainText(before.why)}.` === text ? [] : [text];
}

/** `p50: 8 no change; p99: 11 unsure`. */
function hiddenWords(hidden: readonly ComparisonRow[]): string {
  const parts = [...Map.groupBy(hidden, ({ figure }) => figure)].map(([figure, rows]) => {
    const counts = verdictCounts(rows);
    const told = comparisonVerdicts.flatMap((one) => (counts[one] > 0 ? [`${counts[one]} ${one}`] : []));
    return `${figure}: ${told.join(", ")}`;
  });
  return `Not listed: ${parts.join("; ")}.`;
}

/** How much, and what. */
function glanceCells(row: ComparisonRow): string[] {
  if (row.figure === "answer") return ["", `${printable(row.target)}: ${plainText(row.why)}`];
  return [
    row.change === undefined ? "" : changeWords(row.change, row.unit),
    `${plainText(seriesWords(row))}, ${row.figure}`,
  ];
}

export function comparisonText(document: ComparisonDocument, { columns, color, all }: ComparisonLook): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns ?? WIDEST));
  const paint = (style: InspectColor | InspectColor[], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const paintVerdict = (verdict: ComparisonVerdict, line: string): string => {
    const { color: hue } = comparisonLooks[verdict];
    return paint(isChange(verdict) ? [hue, "bold"] : hue, line);
  };
  const deeper = (text: string): string[] => wrap(text, width - DEEPER.length).map((line) => DEEPER + line);

  const block = (rows: readonly ComparisonRow[]): string[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const shown = rows.filter((row) => all || isShown(row));
    const hidden = rows.filter((row) => !shown.includes(row));
    const widths = columnWidths(shown.map(cells));
    const lines = shown.flatMap((row, position) => [
      paintVerdict(row.verdict, clip(INDENT + alignRow(cells(row), widths), width)),
      ...whyWords(row, shown[position - 1])
        .flatMap(deeper)
        .map((line) => paint("gray", line)),
      ...row.notes.flatMap((note) => deeper(`! ${plainText(note)}`)),
    ]);
    return [
      ...wrap(plainText(groupWords(first)), width).map((line) => paint("underline", line)),
      ...lines,
      ...(hidden.length === 0 ? [] : wrap(hiddenWords(hidden), width - INDENT.length)).map((line) =>
        paint("gray", INDENT + line),
      ),
      "",
    ];
  };

  // What is worse comes last: that is what stays on the screen.
  const glance = (["better", "worse"] as const).flatMap((verdict) =>
    document.rows
      .filter((row) => row.verdict === verdict)
      .map((row) => ({ verdict, cells: [verdictWords(verdict), ...glanceCells(row)] })),
  );
  const widths = columnWidths(glance.map((one) => one.cells));
  return [
    ...headLines(document).flatMap((line) => wrap(plainText(line), width)),
    "",
    ...[...Map.groupBy(document.rows, (row) => plainText(groupWords(row))).values()].flatMap(block),
    ...glance.map((one) => paintVerdict(one.verdict, clip(alignRow(one.cells, widths), width))),
    ...(glance.length === 0 ? [] : [""]),
    ...lastLines(document).flatMap((line) => wrap(plainText(line), width)),
    "",
  ].join("\n");
}
