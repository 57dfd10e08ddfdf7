/** The document's own tables, redrawn: in each cell what it prints, what others published, what was measured. */
import {
  comparisonTable,
  overheadTable,
  type PrintedRow,
  type PrintedTable,
  saidInCell,
} from "../../../../document/printed/tables.ts";
import { type ClaimedTechnology, technologies } from "../../../../document/printed/technologies.ts";
import type { ClaimVerdict } from "../../../../document/verdict.ts";
import { formatObserved } from "../../../format-observed.ts";
import type { Messages } from "../../messages/english.ts";
import { publishedSummary } from "../../published-text.ts";
import { observedText } from "../../reason.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { printedWords, quantities, verdictBadge } from "../words.ts";

/** What targets showed that are not what the claim speaks of, in brackets: undefined where none has a figure. */
function uncounted({ targets, unit }: ClaimVerdict, { never }: Messages): string | undefined {
  const observed = targets.flatMap((target) => target.observed ?? []);
  if (observed.length === 0 || unit === "facts") return undefined;
  const [low, high] = [Math.min(...observed), Math.max(...observed)].map((value) => formatObserved(value, unit, never));
  return low === high ? `[${low}]` : `[${low} – ${high}]`;
}

function observation(judged: ClaimVerdict, messages: Messages): Html {
  const { samples } = messages.documentTables;
  const { unit, samples: count } = judged;
  const figure = unit === "facts" ? undefined : (observedText(judged, messages) ?? uncounted(judged, messages));
  const counted = count > 0 && html`<span class="quiet unbroken">${samples(count)}</span>`;
  if (figure === undefined) return html`${counted || "–"}`;
  return html`${quantities(figure)} ${counted}`;
}

function judgement(judged: ClaimVerdict, messages: Messages): Html {
  const { published, nothingPublished, measured } = messages.documentTables;
  const others = publishedSummary(judged.claim, messages);
  return html`<dl>
      <div>
        <dt>${published}</dt>
        <dd>${others === undefined ? nothingPublished : quantities(others)}</dd>
      </div>
      <div>
        <dt>${measured}</dt>
        <dd>${observation(judged, messages)}</dd>
      </div>
    </dl>
    ${verdictBadge(judged.verdict, messages)}`;
}

function cell(
  table: PrintedTable,
  row: PrintedRow,
  technology: ClaimedTechnology,
  all: readonly ClaimVerdict[],
  messages: Messages,
): Html {
  const here = saidInCell(
    table,
    row,
    technology,
    all.map((judged) => ({ ...judged.claim, judged })),
  ).map(({ judged }) => judged);
  const printed = html`<span class="printed" lang="zh-CN">${row.cells[technology]}</span>`;
  const [first] = here;
  return first === undefined
    ? html`<td role="cell" data-label="${table.columns[technology]}">
        ${printed}<span class="quiet">${messages.documentTables.notAMeasurement}</span>
      </td>`
    : html`<td role="cell" class="is-${first.verdict}" data-label="${table.columns[technology]}">
        ${printed}${here.map((judged) => judgement(judged, messages))}
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
        ${technologies.map((technology) => cell(table, row, technology, judged, messages))}
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
