/** Every statement of the document: what could tell whether it is true, and what did. */
import { publishedBesideEntry } from "../../../../document/published/beside.ts";
import { headingOf } from "../../../../document/printed/sections.ts";
import { entryClasses } from "../../../../document/register/entry.ts";
import type { Messages } from "../../messages/messages-of.ts";
import type { Statement } from "../../statements.ts";
import { standingWords, statementColumns } from "../../tables/statement-columns.ts";
import { dataTable } from "../data-table.ts";
import { publishedMarkup } from "../published.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { auditBadge, printedWords, standingBadge, terms } from "../words.ts";

function details({ entry, judged, audit }: Statement, messages: Messages): Html {
  const { statements, language } = messages;
  const conditions = entry.conditions.map((condition) => condition[language]).join(messages.sentenceSeparator);
  return html`<details>
    <summary>${statements.details}</summary>
    <dl class="facts">
      <dt>${statements.columns.howTested}</dt>
      <dd>${entry.howTested[language]}</dd>
      ${
        conditions !== "" &&
        html`<dt>${statements.conditions}</dt>
          <dd>${conditions}</dd>`
      }
      ${
        judged !== undefined &&
        html`<dt>${statements.judgedAs}</dt>
          <dd>${judged.claim.statement[language]}</dd>`
      }
      ${
        audit.length > 0 &&
        html`<dt>${messages.audit.columns.recomputed}</dt>
          <dd>
            ${audit.map(
              ({ verdict, recomputed }) =>
                html`<div>${auditBadge(verdict, messages)} ${recomputed?.[language] ?? "–"}</div>`,
            )}
          </dd>`
      }
      <dt>${messages.claims.place}</dt>
      <dd>${printedWords(`${headingOf(entry.section)} · ${entry.place[language]}`)}</dd>
    </dl>
    ${entry.class === "measured" && entry.judgedAs === null && publishedMarkup(publishedBesideEntry(entry), messages)}
  </details>`;
}

export function statementsSection(all: readonly Statement[], messages: Messages): Section {
  const { statements, technologies, listSeparator } = messages;
  const { columns, classes, classMeanings, topics } = statements;
  return {
    id: "statements",
    heading: statements.heading,
    body: html`<p class="quiet">${statements.lead}</p>
      <ul class="tiles">
        ${entryClasses.map(
          (name) =>
            html`<li title="${classMeanings[name]}">
              <span class="count">${all.filter(({ entry }) => entry.class === name).length}</span> ${classes[name]}
            </li>`,
        )}
      </ul>
      <details>
        <summary>${statements.all(all.length)}</summary>
        ${dataTable<Statement>(
          {
            id: "statements-table",
            caption: statements.heading,
            rows: all,
            verdictOf: ({ standing }) => standing,
            verdicts: standingWords(messages),
            columns: statementColumns(messages).filter(({ heading }) => heading !== columns.howTested),
            looks: {
              [columns.printed]: ({ entry }) => printedWords(entry.printed),
              [columns.standing]: ({ standing }) => standingBadge(standing, messages),
              [columns.about]: ({ entry }) =>
                terms(topics[entry.topic], entry.technologies.map((one) => technologies[one]).join(listSeparator)),
              [columns.section]: ({ entry }) => html`<span class="unbroken">${entry.at}</span>`,
            },
            more: (one) => details(one, messages),
          },
          messages,
        )}
      </details>`,
  };
}
