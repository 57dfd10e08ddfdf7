/** The answer, before anything else. */
import { type ClaimVerdict, type Verdict, verdicts } from "../../../../document/verdict.ts";
import { looks } from "../../../verdict-look.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";

/** Ten thousandths of the bar's width are fine enough, and whole numbers have one spelling. */
const BAR_WIDTH = 10_000;

function bar(counts: ReadonlyMap<Verdict, number>, all: number): Html {
  let left = 0;
  const parts = Array.from(counts, ([verdict, count]) => {
    const width = Math.round((BAR_WIDTH * count) / all);
    const part = html`<rect class="is-${verdict}" x="${left}" y="0" width="${width}" height="1" />`;
    left += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 ${BAR_WIDTH} 1" preserveAspectRatio="none" aria-hidden="true">
    ${parts}
  </svg>`;
}

function tile(verdict: Verdict, count: number, { verdicts: words, verdictMeanings }: Messages): Html {
  return html`<li class="is-${verdict}" title="${verdictMeanings[verdict]}">
    <span class="count">${count}</span>
    <span aria-hidden="true">${looks[verdict].symbol}</span> ${words[verdict]}
  </li>`;
}

export function summarySection(judged: readonly ClaimVerdict[], messages: Messages): Section {
  const { heading, headline } = messages.summary;
  const counts = new Map(
    verdicts.map((verdict) => [verdict, judged.filter((one) => one.verdict === verdict).length] as const),
  );
  return {
    id: "verdicts",
    heading,
    body: html`<p class="headline">
        ${headline(judged)}
      </p>
      ${bar(counts, Math.max(1, judged.length))}
      <ul class="tiles">
        ${Array.from(counts, ([verdict, count]) => tile(verdict, count, messages))}
      </ul>`,
  };
}
