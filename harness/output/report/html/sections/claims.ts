/** Every claim with its verdict, its figures and its reasons. */
import { publishedBeside } from "../../../../document/published/beside.ts";
import type { ClaimVerdict, ObservedUnit, TargetVerdict } from "../../../../document/verdict.ts";
import { formatInterval, formatObserved } from "../../../format-observed.ts";
import type { Messages } from "../../messages/messages-of.ts";
import { publishedSummary } from "../../published-text.ts";
import { observedText, shortReason } from "../../reason.ts";
import { claimColumns } from "../../tables/claim-columns.ts";
import { dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import { publishedMarkup } from "../published.ts";
import type { Section } from "../section.ts";
import { printedWords, quantities, scrollable, terms, verdictBadge, withSmallPrint } from "../words.ts";

/** An ordering has a row for each pair of targets. */
const MOST_TARGETS = 40;

function targetRow(target: TargetVerdict, unit: ObservedUnit, messages: Messages): Html {
  const { emulated, failed } = messages.claims;
  const { observed, interval, failures } = target;
  return html`<tr>
    <th scope="row">${target.target[messages.language]}</th>
    <td>${messages.layers[target.layer]}</td>
    <td>${observed === null || unit === "facts" ? "–" : formatObserved(observed, unit, messages.never)}</td>
    <td>${interval === null || unit === "facts" ? "–" : formatInterval(interval, unit, messages.never)}</td>
    <td>
      ${target.samples}${failures > 0 && html` (${failed(failures)})`}${!target.accelerated && html` · ${emulated}`}
    </td>
    <td>${verdictBadge(target.verdict, messages)}</td>
  </tr>`;
}

function details(judged: ClaimVerdict, messages: Messages): Html {
  const { claims, language } = messages;
  const { claim, targets, unit } = judged;
  const shown = targets.slice(0, MOST_TARGETS);
  return html`<details>
    <summary>${claims.details}</summary>
    ${
      targets.length > 0 &&
      html`${scrollable(
        claims.target,
        html`<table class="nested">
          <thead>
            <tr>
              <th scope="col">${claims.target}</th>
              <th scope="col">${claims.layer}</th>
              <th scope="col">${claims.observed}</th>
              <th scope="col">${claims.interval}</th>
              <th scope="col">${claims.columns.samples}</th>
              <th scope="col">${claims.columns.verdict}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((target) => targetRow(target, unit, messages))}
          </tbody>
        </table>`,
      )}
        ${shown.length < targets.length && html`<p>${claims.moreTargets(targets.length - shown.length)}</p>`}`
    }
    <dl class="facts">
      <dt>${claims.reason}</dt>
      <dd>${judged.why[language]}</dd>
      <dt>${claims.reading}</dt>
      <dd>${claim.reading[language]}</dd>
      <dt>${claims.settledBy}</dt>
      <dd>${claim.settledBy[language]}</dd>
      <dt>${claims.place}</dt>
      <dd>${printedWords(`${claim.section} · ${claim.place[language]}`)}</dd>
    </dl>
    ${publishedMarkup(publishedBeside(judged.claim), messages)}
  </details>`;
}

/** The claim in our words, with the document's beside them. */
function claimed({ claim }: ClaimVerdict, { language }: Messages): Html {
  return html`<span class="statement">${claim.statement[language]}</span>
    <span class="printed" lang="zh-CN">${claim.printed}</span>`;
}

function measured(judged: ClaimVerdict, messages: Messages): Html {
  return withSmallPrint(
    quantities(observedText(judged, messages) ?? "–"),
    messages.documentTables.samples(judged.samples),
  );
}

/** What was decided first, what was not measured last. */
const order = ["contradicted", "supported", "inconclusive", "not-comparable", "unmeasured"] as const;

export function claimsSection(judged: readonly ClaimVerdict[], messages: Messages): Section {
  const { claims, verdicts, technologies, claimedMetrics } = messages;
  const { printed, samples, metric } = claims.columns;
  const shownTogether = new Set([printed, samples, metric]);
  const table = dataTable<ClaimVerdict>(
    {
      id: "claims-table",
      caption: claims.heading,
      rows: judged.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict)),
      verdictOf: ({ verdict }) => verdict,
      verdicts,
      columns: claimColumns(messages).filter(({ heading }) => !shownTogether.has(heading)),
      looks: {
        [claims.columns.claim]: (one) => claimed(one, messages),
        [claims.columns.verdict]: ({ verdict }) => verdictBadge(verdict, messages),
        [claims.columns.technology]: ({ claim }) => terms(technologies[claim.technology], claimedMetrics[claim.metric]),
        [claims.columns.published]: ({ claim }) => quantities(publishedSummary(claim, messages) ?? "–"),
        [claims.columns.measured]: (one) => measured(one, messages),
        [claims.columns.why]: (one) => shortReason(one, messages),
      },
      more: (one) => details(one, messages),
    },
    messages,
  );
  return {
    id: "claims",
    heading: claims.heading,
    body: html`<p class="quiet">${claims.lead}</p>
      ${table}`,
  };
}
