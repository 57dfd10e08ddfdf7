/** What others published about a statement, figure by figure. */
import type { PublishedEvidence } from "../../../document/published/beside.ts";
import { worded } from "../../../wording.ts";
import type { Messages } from "../messages/messages-of.ts";
import { publishedValue } from "../published-text.ts";
import { html, type Html } from "./html.ts";
import { englishWords, quantities, scrollable } from "./words.ts";

/** @returns undefined where nothing was published about the statement's quantity. */
export function publishedMarkup(
  { beside, notFound }: PublishedEvidence,
  { published: words, listSeparator, language, stop }: Messages,
): Html | undefined {
  if (beside.length === 0) return notFound === null ? undefined : html`<p>${notFound[language]}</p>`;
  return html`<details>
    <summary>${words.heading} (${beside.length})</summary>
    ${scrollable(
      words.heading,
      html`<table role="table" class="nested wide">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${words.product}</th>
          <th role="columnheader" scope="col">${words.value}</th>
          <th role="columnheader" scope="col">${words.relation}</th>
          <th role="columnheader" scope="col">${words.definition}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${beside.map(({ figure, comparability }) => {
          const { definition, setting, source, basis, derived } = figure;
          const howKnown = words.bases[basis] + (derived ? listSeparator + words.derived : "");
          return html`<tr role="row">
            <th role="rowheader" scope="row">${worded(figure.product)[language]}</th>
            <td role="cell">${quantities(publishedValue(figure))}</td>
            <td role="cell">${words.comparabilities[comparability]}</td>
            <td role="cell">
              ${definition[language]} <span class="quiet">${setting[language]}${stop}${englishWords(source)} (${howKnown})</span>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`,
    )}
  </details>`;
}
