/** A table that the reader can sort and filter; on a phone each of its records is a card. */
import type { Messages } from "../messages/messages-of.ts";
import { cellParts, type Cell, type Column } from "../tables/column.ts";
import { type Content, html, type Html } from "./html.ts";

export interface DataTable<Row> {
  readonly id: string;
  readonly caption: string;
  /** The first names the record. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Cells that are more than text, by their column's heading. */
  readonly looks?: Readonly<Record<string, (row: Row) => Content>>;
  readonly verdictOf?: (row: Row) => string;
  /** With their words; those that no row has are not offered. */
  readonly verdicts?: Readonly<Record<string, string>>;
  /** Headings of columns that are told below a record and not beside the others. */
  readonly folded?: readonly string[];
  /** Stands below a record, over its whole width. */
  readonly more?: (row: Row) => Content;
}

function tools<Row>({ id, columns, rows, verdictOf, verdicts = {} }: DataTable<Row>, { table }: Messages): Html {
  const present = new Set<string>(verdictOf === undefined ? [] : rows.map(verdictOf));
  const options = Object.entries(verdicts).filter(([verdict]) => present.has(verdict));
  return html`<div class="tools" hidden>
    <label>${table.filter} <input type="search" data-tool="search" aria-controls="${id}" /></label>
    ${
      options.length > 0 &&
      html`<label
        >${table.verdict}
        <select data-tool="verdict" aria-controls="${id}">
          <option value="">${table.allVerdicts}</option>
          ${options.map(([verdict, word]) => html`<option value="${verdict}">${word}</option>`)}
        </select></label
      >`
    }
    <label class="sort"
      >${table.sortBy}
      <select data-tool="sort" aria-controls="${id}">
        <option value="-1">${table.asListed}</option>
        ${columns.map(({ heading }, position) => html`<option value="${position}">${heading}</option>`)}
      </select></label
    >
    <label class="sort"
      ><input type="checkbox" data-tool="descending" aria-controls="${id}" /> ${table.descending}</label
    >
    <output aria-live="polite" data-template="${table.shown}"></output>
  </div>`;
}

export function cellContent(cell: Cell): Content {
  return cellParts(cell).map((part) => (typeof part === "string" ? part : html`<code>${part.foreign}</code>`));
}

function record<Row>(row: Row, { columns, looks = {}, verdictOf, more }: DataTable<Row>): Html {
  const cells = columns.map(({ heading, cell, sort, numeric }, position) => {
    const attributes = [
      html` data-label="${heading}"`,
      sort !== undefined && html` data-sort="${String(sort(row))}"`,
      numeric === true && html` class="number"`,
    ];
    const content = looks[heading]?.(row) ?? cellContent(cell(row));
    return position === 0
      ? html`<th role="rowheader" scope="row" ${attributes}>${content}</th>`
      : html`<td role="cell" ${attributes}><div>${content}</div></td>`;
  });
  const verdict = verdictOf?.(row);
  return html`<tbody role="rowgroup" ${verdict !== undefined && html` data-verdict="${verdict}"`}>
    <tr role="row">
      ${cells}
    </tr>
    ${
      more !== undefined &&
      html`<tr role="row" class="more">
        <td role="cell" colspan="${columns.length}">${more(row)}</td>
      </tr>`
    }
  </tbody>`;
}

/** What is folded stands below the record. */
function unfolded<Row>(table: DataTable<Row>, messages: Messages): DataTable<Row> {
  const { folded = [], columns, more } = table;
  if (folded.length === 0) return table;
  const below = columns.filter(({ heading }) => folded.includes(heading));
  return {
    ...table,
    columns: columns.filter((column) => !below.includes(column)),
    more: (row) =>
      html`<details>
        <summary>${messages.table.more}</summary>
        <dl class="facts">
          ${below
            .map(({ heading, cell }) => ({ heading, parts: cellParts(cell(row)) }))
            .filter(({ parts }) => parts.some((part) => part !== ""))
            .map(
              ({ heading, parts }) =>
                html`<dt>${heading}</dt>
                  <dd>${cellContent(parts)}</dd>`,
            )}
        </dl>
        ${more?.(row)}
      </details>`,
  };
}

export function dataTable<Row>(given: DataTable<Row>, messages: Messages): Html {
  const table = unfolded(given, messages);
  const headings = table.columns.map(
    ({ heading, numeric }) =>
      html`<th role="columnheader" scope="col" aria-sort="none" ${numeric === true && html` class="number"`}>
        ${heading}
      </th>`,
  );
  return html`<div class="data-table">
    ${tools(table, messages)}
    <div class="scroll">
      <table role="table" id="${table.id}" class="cards">
        <caption>
          ${table.caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            ${headings}
          </tr>
        </thead>
        ${table.rows.map((row) => record(row, table))}
      </table>
    </div>
  </div>`;
}
