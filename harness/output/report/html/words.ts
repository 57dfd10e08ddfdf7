/** Pieces of text that many sections show alike. */
import type { AuditVerdict } from "../../../document/audit/item.ts";
import type { ClaimVerdict, Verdict } from "../../../document/verdict.ts";
import { formatObserved } from "../../format-observed.ts";
import { looks } from "../../verdict-look.ts";
import { auditLooks } from "../../audit-look.ts";
import type { Messages } from "../messages/english.ts";
import { outcomes } from "../outcome.ts";
import { type Content, html, type Html } from "./html.ts";

/** Words of the document. */
export function printedWords(text: string): Html {
  return html`<span lang="zh-CN">${text}</span>`;
}

/** Words of the judge, the audit or a runtime, which are in English whatever the report's language. */
export function englishWords(text: Content): Html {
  return html`<span lang="en">${text}</span>`;
}

export function verdictBadge(verdict: Verdict, { verdicts }: Messages): Html {
  return badge(verdict, looks[verdict].symbol, verdicts[verdict]);
}

export function auditBadge(verdict: AuditVerdict, { auditVerdicts }: Messages): Html {
  return badge(verdict, auditLooks[verdict].symbol, auditVerdicts[verdict]);
}

function badge(verdict: string, symbol: string, word: string): Html {
  return html`<span class="verdict is-${verdict}"><span aria-hidden="true">${symbol}</span>${word}</span>`;
}

/** From the lowest to the highest of the targets that count; undefined where none does or nothing is a quantity. */
export function observedText({ observed, interval, unit }: ClaimVerdict): string | undefined {
  const range = observed ?? interval;
  if (range === null || unit === "facts") return undefined;
  const [low, high] = [range.low, range.high].map((value) => formatObserved(value, unit));
  return low === high ? low : `${low} – ${high}`;
}

/** An ordering has a target for each pair; all of them stand in the details. */
const MOST_NAMES = 6;

function named(targets: readonly string[], { listSeparator }: Messages): string {
  const more = targets.length - MOST_NAMES;
  return more <= 0
    ? targets.join(listSeparator)
    : [...targets.slice(0, MOST_NAMES), `… (+${more})`].join(listSeparator);
}

/** What is said of which targets: `slower than claimed: jco; as claimed: wasmtime/aot, wasmtime/jit`. */
export function shortReason(judged: ClaimVerdict, messages: Messages): string {
  const groups = outcomes(judged);
  if (groups.size === 0) return messages.nothingMeasured;
  return Array.from(
    groups,
    ([outcome, targets]) => messages.outcomes[outcome] + messages.colon + named(targets, messages),
  ).join(messages.groupSeparator);
}
