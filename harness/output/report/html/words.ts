/** Pieces of text that many sections show alike. */
import type { AuditVerdict } from "../../../document/audit/item.ts";
import type { Verdict } from "../../../document/verdict.ts";
import { looks } from "../../verdict-look.ts";
import { auditLooks } from "../../audit-look.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { Standing } from "../statements.ts";
import { standingWords } from "../tables/statement-columns.ts";
import { type Content, html, type Html } from "./html.ts";
import { recordedWording } from "../../../records/recorded-wording.ts";

/** Words of the document. */
export function printedWords(text: string): Html {
  return html`<span lang="zh-CN">${text}</span>`;
}

/** Titles of sources, and what a tool said: in English whatever the report's language. */
export function englishWords(text: Content): Html {
  return html`<span lang="en">${text}</span>`;
}

/** What a run recorded: as recorded where nothing of it is known in the report's language. */
export function recordedWords(text: string, { language }: Messages): Content {
  const { [language]: words, en } = recordedWording(text);
  return language !== "en" && words === en ? englishWords(text) : words;
}

/** What is wider than a phone scrolls within itself, also by keyboard. */
export function scrollable(label: string, content: Content): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}">${content}</div>`;
}

/** The second under the first. */
export function withSmallPrint(content: Content, smallPrint: Content): Html {
  return html`${content}<br /><span class="quiet">${smallPrint}</span>`;
}

/** Two short terms, one under the other, whose words stay whole. */
export function terms(term: string, detail: string): Html {
  return html`<span class="terms">${withSmallPrint(term, detail)}</span>`;
}

/** `804 ms – 1.62 s`, broken nowhere but at the dash. */
export function quantities(range: string): Html {
  const parts = range.split(" – ").map((part) => {
    const [, quantity, remark] = /^(.*?)( \(.*)?$/.exec(part) ?? [];
    return html`<span class="unbroken">${quantity}</span>${remark}`;
  });
  return html`${parts.flatMap((part, position) => (position === 0 ? [part] : [" – ", part]))}`;
}

export function verdictBadge(verdict: Verdict, { verdicts }: Messages): Html {
  return badge(verdict, looks[verdict].symbol, verdicts[verdict]);
}

export function auditBadge(verdict: AuditVerdict, { auditVerdicts }: Messages): Html {
  return badge(verdict, auditLooks[verdict].symbol, auditVerdicts[verdict]);
}

/** Of a statement that only data from outside could tell. */
const OUTSIDE = "↗";

export function standingBadge(standing: Standing, messages: Messages): Html {
  const symbols: Readonly<Record<Standing, { readonly symbol: string }>> = {
    ...looks,
    ...auditLooks,
    external: { symbol: OUTSIDE },
  };
  return badge(standing, symbols[standing].symbol, standingWords(messages)[standing]);
}

function badge(verdict: string, symbol: string, word: string): Html {
  return html`<span class="verdict is-${verdict}"><span aria-hidden="true">${symbol}</span>${word}</span>`;
}
