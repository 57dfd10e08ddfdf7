/** What the same probe reached from inside of each target: a row for each thing tried, a column for each target. */
import type { IsolationFigures, IsolationFinding } from "../../isolation-figures.ts";
import type { Messages } from "../../messages/english.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { englishWords } from "../words.ts";

const symbols = { reached: "○", held: "●", untried: "–" } as const;

function cell(finding: IsolationFinding | undefined, target: string, { isolation }: Messages): Html {
  const outcome = finding?.outcome ?? "untried";
  return html`<td role="cell" data-label="${target}" title="${finding?.detail ?? ""}">
    <span aria-hidden="true">${symbols[outcome]}</span> ${isolation.outcomes[outcome]}
  </td>`;
}

export function isolationSection(all: readonly IsolationFigures[], messages: Messages): Section {
  const { isolation } = messages;
  const facts = [...new Set(all.flatMap(({ findings }) => findings.map(({ fact }) => fact)))];
  return {
    id: "isolation",
    heading: isolation.heading,
    body: html`<p class="quiet">${isolation.lead}</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="isolation-heading">
        <table role="table" class="cards" id="isolation-table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${isolation.fact}</th>
              ${all.map(({ target }) => html`<th role="columnheader" scope="col"><code>${target}</code></th>`)}
            </tr>
          </thead>
          ${facts.map(
            (fact) =>
              html`<tbody role="rowgroup">
                <tr role="row">
                  <th role="rowheader" scope="row">${englishWords(fact)}</th>
                  ${all.map(({ target, findings }) =>
                    cell(
                      findings.find((one) => one.fact === fact),
                      target,
                      messages,
                    ),
                  )}
                </tr>
              </tbody>`,
          )}
        </table>
      </div>`,
  };
}
