/** The document's own tables, redrawn: in each cell what it prints, what others published, what was measured. */
import { comparisonTable, overheadTable, type PrintedTable } from "../../../../document/printed/tables.ts";
import { technologies } from "../../../../document/printed/technologies.ts";
import type { ClaimVerdict } from "../../../../document/verdict.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { type CellJudgement, type DocumentCell, documentCells } from "../../tables/document-columns.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { printedWords, quantities, verdictBadge } from "../words.ts";

function observation({ measured, samples }: CellJudgement, { documentTables }: Messages): Html {
  const counted = samples > 0 && html`<span class="quiet unbroken">${documentTables.samples(samples)}</span>`;
  if (measured === undefined) return html`${counted || "–"}`;
  return html`${quantities(measured)} ${counted}`;
}

function judgement(one: CellJudgement, messages: Messages): Html {
  const { published, nothingPublished, measured } = messages.documentTables;
  return html`<dl>
      <div>
        <dt>${published}</dt>
        <dd>${one.published === undefined ? nothingPublished : quantities(one.published)}</dd>
      </div>
      <div>
        <dt>${measured}</dt>
        <dd>${observation(one, messages)}</dd>
      </div>
    </dl>
    ${verdictBadge(one.verdict, messages)}`;
}

function cellMarkup({ table, technology, printed, judgements }: DocumentCell, messages: Messages): Html {
  const words = html`<span class="printed" lang="zh-CN">${printed}</span>`;
  const [first] = judgements;
  return first === undefined
    ? html`<td role="cell" data-label="${table.columns[technology]}">
        ${words}<span class="quiet">${messages.documentTables.notAMeasurement}</span>
      </td>`
    : html`<td role="cell" class="is-${first.verdict}" data-label="${table.columns[technology]}">
        ${words}${judgements.map((one) => judgement(one, messages))}
      </td>`;
}

function tableMarkup(table: PrintedTable, id: string, judged: readonly ClaimVerdict[], messages: Messages): Html {
  const { dimension, rows: glosses, columnGlosses } = messages.documentTables;
  const gloss: Readonly<Record<string, string>> = glosses;
  const head = technologies.map(
    (technology) => html`<th role="columnheader" scope="col">
        ${printedWords(table.columns[technology])} <span class="quiet">${columnGlosses[technology]}</span>
      </th>`,
  );
  const body = table.rows.map(
    (row) =>
      html`<tr role="row">
        <th role="rowheader" scope="row">${printedWords(row.label)} <span class="quiet">${gloss[row.label]}</span></th>
        ${documentCells(table, row, judged, messages).map((cell) => cellMarkup(cell, messages))}
      </tr>`,
  );
  return html`<table role="table" class="document cards" id="${id}" aria-labelledby="${id}-section-heading">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${dimension}</th>
        ${head}
      </tr>
    </thead>
    ${body.map(
      (row) =>
        html`<tbody role="rowgroup">
          ${row}
        </tbody>`,
    )}
  </table>`;
}

export function overheadSection(judged: readonly ClaimVerdict[], messages: Messages): Section {
  const { overheadHeading, lead } = messages.documentTables;
  return {
    id: "overhead-section",
    heading: overheadHeading,
    body: html`<p class="quiet">${lead}</p>
      ${tableMarkup(overheadTable, "overhead", judged, messages)}`,
  };
}

export function matrixSection(judged: readonly ClaimVerdict[], messages: Messages): Section {
  const { matrixHeading, lead } = messages.documentTables;
  return {
    id: "matrix-section",
    heading: matrixHeading,
    body: html`<p class="quiet">${lead}</p>
      ${tableMarkup(comparisonTable, "matrix", judged, messages)}`,
  };
}
