/** How to read the page: what each verdict means, and what numbers do not say. */
import { verdicts } from "../../../../document/verdict.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { html } from "../html.ts";
import type { Section } from "../section.ts";
import { verdictBadge } from "../words.ts";

export function readingSection(messages: Messages): Section {
  const { heading, points } = messages.reading;
  return {
    id: "reading",
    heading,
    body: html`<dl class="facts">
        ${verdicts.map(
          (verdict) =>
            html`<dt>${verdictBadge(verdict, messages)}</dt>
              <dd>${messages.verdictMeanings[verdict]}</dd>`,
        )}
      </dl>
      <ul>
        ${Object.values(points).map((point) => html`<li>${point}</li>`)}
      </ul>`,
  };
}
