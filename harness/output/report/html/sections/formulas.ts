/** What the document's formulas and decision trees give with measured inputs. */
import type { FormulaPart } from "../../../../document/measured/formula-parts.ts";
import { sections } from "../../../../document/printed/sections.ts";
import type { FormulaBlock } from "../../../formulas/formula-block.ts";
import { formulaBlocks } from "../../../formulas/formula-blocks.ts";
import type { Messages } from "../../messages/english.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { englishWords, printedWords, scrollable } from "../words.ts";

function blockMarkup(block: FormulaBlock, label: string): Html {
  if (block.kind === "text") return html`<p>${englishWords(block.text)}</p>`;
  const [head = [], ...rows] = block.rows;
  return scrollable(
    label,
    html`<table class="nested" lang="en">
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

function partMarkup(part: FormulaPart): Html {
  const heading = sections[part.at].split(" / ").slice(1).join(" / ");
  return html`<details>
    <summary><code>${part.at}</code> ${printedWords(heading)}</summary>
    ${formulaBlocks(part).map((block) => blockMarkup(block, heading))}
  </details>`;
}

export function formulasSection(parts: readonly FormulaPart[], { formulas }: Messages): Section {
  return {
    id: "formulas",
    heading: formulas.heading,
    body: html`<p class="quiet">${formulas.lead}</p>
      ${parts.map(partMarkup)}`,
  };
}
