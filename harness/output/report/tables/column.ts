/** Tables as columns of text that every format shows in its own way. */
import { codeSpan, markdownTable } from "../../markdown.ts";

/** Text from runtimes, plans and result files: whatever shows it sets it apart, and lets nothing in it be markup. */
export interface Foreign {
  readonly foreign: string;
}

export type Cell = string | Foreign | readonly (string | Foreign)[];

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Cell;
  /** A number to sort by; NaN for one that is missing. Absent: sorted by the cell's text. */
  readonly sort?: (row: Row) => number;
  readonly numeric?: boolean;
}

export function cellParts(cell: Cell): readonly (string | Foreign)[] {
  return typeof cell === "string" || "foreign" in cell ? [cell] : cell;
}

/** `a, b, c`, whatever of them is foreign. */
export function joined(cells: readonly Cell[], separator: string): Cell {
  return cells.flatMap((cell, position) => (position === 0 ? cellParts(cell) : [separator, ...cellParts(cell)]));
}

export function cellMarkdown(cell: Cell): string {
  return cellParts(cell)
    .map((part) => (typeof part === "string" ? part : codeSpan(part.foreign)))
    .join("");
}

export function markdownOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return markdownTable(
    columns.map(({ heading }) => heading),
    rows.map((row) => columns.map(({ cell }) => cellMarkdown(cell(row)))),
  );
}
