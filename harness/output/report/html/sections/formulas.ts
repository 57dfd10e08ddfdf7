/** What the document's formulas and decision trees give with measured inputs. */
import type { FormulaPart } from "../../../../document/measured/formula-parts.ts";
import { headingOf, sections } from "../../../../document/printed/sections.ts";
import type { FormulaBlock } from "../../../formulas/formula-block.ts";
import { formulaBlocks } from "../../../formulas/formula-blocks.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { printedWords, scrollable } from "../words.ts";
import type { Language } from "../../../../wording.ts";

function blockMarkup(block: FormulaBlock, label: string): Html {
  if (block.kind === "text") return html`<p>${block.text}</p>`;
  const [head = [], ...rows] = block.rows;
  return scrollable(
    label,
    html`<table class="nested">
      <thead>
        <tr>
          ${head.map((cell) => (cell === "" ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = "", ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

function partMarkup(part: FormulaPart, language: Language): Html {
  const heading = headingOf(sections[part.at]);
  return html`<details>
    <summary><code>${part.at}</code> ${printedWords(heading)}</summary>
    ${formulaBlocks(part, language).map((block) => blockMarkup(block, heading))}
  </details>`;
}

export function formulasSection(parts: readonly FormulaPart[], { formulas, language }: Messages): Section {
  return {
    id: "formulas",
    heading: formulas.heading,
    body: html`<p class="quiet">${formulas.lead}</p>
      ${parts.map((part) => partMarkup(part, language))}`,
  };
}
