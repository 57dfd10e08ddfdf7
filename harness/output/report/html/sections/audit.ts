/** The document's arithmetic, redone. */
import { type AuditItem, auditVerdicts } from "../../../../document/audit/item.ts";
import { sectionCodeOf } from "../../../../document/printed/sections.ts";
import { auditLooks } from "../../../audit-look.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { auditColumns } from "../../tables/audit-columns.ts";
import { dataTable } from "../data-table.ts";
import { html } from "../html.ts";
import type { Section } from "../section.ts";
import { auditBadge, printedWords } from "../words.ts";

/** Worst first: what does not hold is what a reader looks for. */
const order = ["inconsistent", "underdetermined", "consistent"] as const;

export function auditSection(items: readonly AuditItem[], messages: Messages): Section {
  const { audit, auditVerdicts: words, auditVerdictMeanings, language } = messages;
  const counts = auditVerdicts.map((verdict) => ({
    verdict,
    count: items.filter((item) => item.verdict === verdict).length,
  }));
  return {
    id: "audit",
    heading: audit.heading,
    body: html`<p class="quiet">${audit.lead}</p>
      <ul class="tiles">
        ${counts.map(
          ({ verdict, count }) =>
            html`<li class="is-${verdict}" title="${auditVerdictMeanings[verdict]}">
              <span class="count">${count}</span>
              <span aria-hidden="true">${auditLooks[verdict].symbol}</span> ${words[verdict]}
            </li>`,
        )}
      </ul>
      <details>
      <summary>${audit.all(items.length)}</summary>
      ${dataTable<AuditItem>(
        {
          id: "audit-table",
          caption: audit.heading,
          rows: items.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict)),
          verdictOf: ({ verdict }) => verdict,
          verdicts: words,
          columns: auditColumns(messages),
          looks: {
            [audit.columns.printed]: ({ printed }) => printedWords(printed[language]),
            [audit.columns.section]: ({ section }) => html`<span class="unbroken">${sectionCodeOf(section)}</span>`,
            [audit.columns.verdict]: ({ verdict }) => auditBadge(verdict, messages),
            [audit.columns.recomputed]: ({ recomputed }) => recomputed?.[language] ?? "–",
          },
          more: ({ why }) =>
            html`<details>
              <summary>${audit.why}</summary>
              <p>${why[language]}</p>
            </details>`,
        },
        messages,
      )}
      </details>`,
  };
}
