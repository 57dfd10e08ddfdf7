/** What the same probe reached from inside of each target: a row for each question, a column for each target. */
import { isolationMatrix, type MatrixCell, type MatrixRow } from "../../../../records/isolation-matrix.ts";
import type { IsolationSeries } from "../../../../records/isolation-series.ts";
import type { Messages } from "../../messages/english.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";

/** What gets through is open, what is held back is closed. */
const symbols = { reached: "○", denied: "●", absent: "–", undecided: "?", untrusted: "!", unasked: "" } as const;

function cell(found: MatrixCell | undefined, target: string, { isolation }: Messages): Html {
  const answer = found?.answer ?? "unasked";
  const why = found?.why;
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
        ${messages.isolation.check(check)} <span class="quiet">${messages.isolation.boundaries[check.boundary]}</span>
      </th>
      ${cells.map((found, position) => cell(found, series[position]?.target ?? "", messages))}
    </tr>
  </tbody>`;
}

/** Distinct system calls of the host's kernel that each target's workloads needed. */
function surfaces(series: readonly IsolationSeries[], { isolation }: Messages): Html | false {
  const traced = series.flatMap(({ target, surfaces: found }) =>
    Array.from(found.values(), ({ workload, value }) => ({ target, workload, value })),
  );
  if (traced.length === 0) return false;
  return html`<h3>${isolation.surface}</h3>
    <p class="quiet">${isolation.surfaceNote}</p>
    <dl class="facts">
      ${traced.map(
        ({ target, workload, value }) =>
          html`<dt><code>${target}</code> ${workload}</dt>
            <dd>${value ?? "–"}</dd>`,
      )}
    </dl>`;
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
