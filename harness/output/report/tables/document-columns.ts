/** The document's own tables, redrawn: of each cell what it prints, what others published, what was measured. */
import { type PrintedRow, type PrintedTable, saidInCell } from "../../../document/printed/tables.ts";
import { type ClaimedTechnology, technologies } from "../../../document/printed/technologies.ts";
import type { ClaimVerdict, Verdict } from "../../../document/verdict.ts";
import { formatObserved } from "../../format-observed.ts";
import type { Messages } from "../messages/messages-of.ts";
import { publishedSummary } from "../published-text.ts";
import { observedText } from "../reason.ts";
import type { Cell, Column } from "./column.ts";

/** What became of one claim of a cell. */
export interface CellJudgement {
  readonly verdict: Verdict;
  /** Undefined where nothing comparable was published. */
  readonly published: string | undefined;
  /** In square brackets where it is not what the claim speaks of; undefined where there is no figure. */
  readonly measured: string | undefined;
  readonly samples: number;
}

export interface DocumentCell {
  readonly table: PrintedTable;
  readonly row: PrintedRow;
  readonly technology: ClaimedTechnology;
  /** The document's words. */
  readonly printed: string;
  /** None where the cell is a word and no measurement. */
  readonly judgements: readonly CellJudgement[];
}

/** What targets showed that are not what the claim speaks of, in brackets: undefined where none has a figure. */
function uncounted({ targets, unit }: ClaimVerdict, { never }: Messages): string | undefined {
  const observed = targets.flatMap((target) => target.observed ?? []);
  if (observed.length === 0) return undefined;
  const [low, high] = [Math.min(...observed), Math.max(...observed)].map((value) => formatObserved(value, unit, never));
  return low === high ? `[${low}]` : `[${low} – ${high}]`;
}

function judgement(judged: ClaimVerdict, messages: Messages): CellJudgement {
  const { claim, verdict, unit, samples } = judged;
  return {
    verdict,
    published: publishedSummary(claim, messages),
    measured: unit === "facts" ? undefined : (observedText(judged, messages) ?? uncounted(judged, messages)),
    samples,
  };
}

/** The cells of a row, in the order of the columns. */
export function documentCells(
  table: PrintedTable,
  row: PrintedRow,
  judged: readonly ClaimVerdict[],
  messages: Messages,
): DocumentCell[] {
  const said = judged.map((one) => ({ ...one.claim, judged: one }));
  return technologies.map((technology) => ({
    table,
    row,
    technology,
    printed: row.cells[technology],
    judgements: saidInCell(table, row, technology, said).map((one) => judgement(one.judged, messages)),
  }));
}

/** One row for each claim of a cell, and for each cell that claims nothing that can be measured. */
export interface DocumentLine {
  readonly cell: DocumentCell;
  readonly judgement: CellJudgement | undefined;
}

export function documentLines(
  table: PrintedTable,
  judged: readonly ClaimVerdict[],
  messages: Messages,
): DocumentLine[] {
  return table.rows
    .flatMap((row) => documentCells(table, row, judged, messages))
    .flatMap((cell): DocumentLine[] =>
      cell.judgements.length === 0
        ? [{ cell, judgement: undefined }]
        : cell.judgements.map((one) => ({ cell, judgement: one })),
    );
}

/** The document's word and, where the reader needs one, its gloss. */
function glossed(word: string, gloss: string | undefined): Cell {
  return gloss === undefined || gloss === "" ? { foreign: word } : [{ foreign: word }, ` ${gloss}`];
}

export function documentColumns({ documentTables, claims, verdicts }: Messages): Column<DocumentLine>[] {
  const glosses: Readonly<Record<string, string>> = documentTables.rows;
  return [
    { heading: documentTables.dimension, cell: ({ cell: { row } }) => glossed(row.label, glosses[row.label]) },
    {
      heading: claims.columns.technology,
      cell: ({ cell: { table, technology } }) =>
        glossed(table.columns[technology], documentTables.columnGlosses[technology]),
    },
    { heading: documentTables.claimed, cell: ({ cell }) => ({ foreign: cell.printed }) },
    {
      heading: documentTables.published,
      cell: ({ judgement: one }) => (one === undefined ? "–" : (one.published ?? documentTables.nothingPublished)),
    },
    { heading: documentTables.measured, cell: ({ judgement: one }) => one?.measured ?? "–" },
    {
      heading: claims.columns.samples,
      cell: ({ judgement: one }) => (one === undefined ? "–" : String(one.samples)),
      sort: ({ judgement: one }) => one?.samples ?? Number.NaN,
      numeric: true,
    },
    {
      heading: claims.columns.verdict,
      cell: ({ judgement: one }) => (one === undefined ? documentTables.notAMeasurement : verdicts[one.verdict]),
    },
  ];
}
