/** What the same probe reached from inside of each target: a row for each question, a column for each target. */
import { isolationMatrix, type MatrixCell, type MatrixRow } from "../../../../records/isolation-matrix.ts";
import type { IsolationSeries } from "../../../../records/isolation-series.ts";
import { surfaceFigures } from "../../../../records/isolation-surface.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { surfaceColumns } from "../../tables/surface-columns.ts";
import { dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { recordedWording } from "../../../../records/recorded-wording.ts";

/** What gets through is open, what is held back is closed. */
const symbols = { reached: "○", denied: "●", absent: "–", undecided: "?", untrusted: "!", unasked: "" } as const;

function cell(found: MatrixCell | undefined, target: string, { isolation, language }: Messages): Html {
  const answer = found?.answer ?? "unasked";
  const why = found?.why === undefined ? undefined : recordedWording(found.why)[language];
  return html`<td
    role="cell"
    class="is-${answer}"
    data-label="${target}"
    ${why !== undefined && html` title="${why}"`}
  >
    <div><span aria-hidden="true">${symbols[answer]}</span> ${isolation.answers[answer]}</div>
  </td>`;
}

function row({ check, cells }: MatrixRow, series: readonly IsolationSeries[], messages: Messages): Html {
  return html`<tbody role="rowgroup">
    <tr role="row">
      <th role="rowheader" scope="row">
        ${check.reached[messages.language]} <span class="quiet">${messages.isolation.boundaries[check.boundary]}</span>
      </th>
      ${cells.map((found, position) => cell(found, series[position]?.target ?? "", messages))}
    </tr>
  </tbody>`;
}

function surfaces(series: readonly IsolationSeries[], messages: Messages): Html | false {
  const { heading, lead } = messages.isolation.surface;
  const rows = surfaceFigures(series);
  if (rows.length === 0) return false;
  return html`<h3>${heading}</h3>
    <p class="quiet">${lead}</p>
    ${dataTable({ id: "surface-table", caption: heading, columns: surfaceColumns(messages), rows }, messages)}`;
}

export function isolationSection(series: readonly IsolationSeries[], messages: Messages): Section {
  const { isolation } = messages;
  return {
    id: "isolation",
    heading: isolation.heading,
    body: html`<p class="quiet">${isolation.lead}</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="isolation-heading">
        <table role="table" class="cards matrix" id="isolation-table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${isolation.question}</th>
              ${series.map(({ target }) => html`<th role="columnheader" scope="col"><code>${target}</code></th>`)}
            </tr>
          </thead>
          ${isolationMatrix(series).map((one) => row(one, series, messages))}
        </table>
      </div>
      ${surfaces(series, messages)}`,
  };
}
