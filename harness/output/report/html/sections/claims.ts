/** Every claim with its verdict, its figures and its reasons. */
import type { ClaimVerdict, ObservedUnit, TargetVerdict } from "../../../../document/verdict.ts";
import { formatInterval, formatObserved } from "../../../format-observed.ts";
import type { Messages } from "../../messages/english.ts";
import { dataTable } from "../data-table.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { englishWords, observedText, printedWords, shortReason, verdictBadge } from "../words.ts";

/** An ordering has a row for each pair of targets. */
const MOST_TARGETS = 40;

function targetRow(target: TargetVerdict, unit: ObservedUnit, messages: Messages): Html {
  const { emulated, failed } = messages.claims;
  const { observed, interval, failures } = target;
  return html`<tr>
    <th scope="row">${target.target}</th>
    <td>${messages.layers[target.layer]}</td>
    <td>${observed === null || unit === "facts" ? "–" : formatObserved(observed, unit)}</td>
    <td>${interval === null || unit === "facts" ? "–" : formatInterval(interval, unit)}</td>
    <td>${target.samples}${failures > 0 && html` (${failed(failures)})`}${!target.accelerated && html` · ${emulated}`}</td>
    <td>${verdictBadge(target.verdict, messages)}</td>
  </tr>`;
}

function details(judged: ClaimVerdict, messages: Messages): Html {
  const { claims } = messages;
  const { claim, targets, unit } = judged;
  const shown = targets.slice(0, MOST_TARGETS);
  return html`<details>
    <summary>${claims.details}</summary>
    ${targets.length > 0 &&
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
      </table>
      ${shown.length < targets.length && html`<p>${claims.moreTargets(targets.length - shown.length)}</p>`}`}
    <dl class="facts">
      <dt>${claims.reason}</dt>
      <dd>${englishWords(judged.why)}</dd>
      <dt>${claims.reading}</dt>
      <dd>${englishWords(claim.reading)}</dd>
      <dt>${claims.settledBy}</dt>
      <dd>${englishWords(claim.settledBy)}</dd>
      <dt>${claims.place}</dt>
      <dd>${printedWords(`${claim.section} · ${claim.place}`)}</dd>
    </dl>
  </details>`;
}

/** Figures of unlike units are not sorted together: within one unit by the middle of what was observed. */
function observedOrder({ observed, interval }: ClaimVerdict): number {
  const range = observed ?? interval;
  return range === null ? Number.NaN : range.low;
}

export function claimsSection(judged: readonly ClaimVerdict[], messages: Messages): Section {
  const { claims, technologies, claimedMetrics, verdicts } = messages;
  const { columns } = claims;
  const table = dataTable<ClaimVerdict>(
    {
      id: "claims-table",
      caption: claims.heading,
      rows: judged,
      verdictOf: ({ verdict }) => verdict,
      verdicts,
      columns: [
        {
          heading: columns.claim,
          cell: ({ claim }) => html`<span class="statement" lang="en">${claim.statement}</span><br /><span class="printed" lang="zh-CN">${claim.printed}</span>`,
        },
        { heading: columns.verdict, cell: ({ verdict }) => verdictBadge(verdict, messages) },
        { heading: columns.technology, cell: ({ claim }) => technologies[claim.technology] },
        { heading: columns.metric, cell: ({ claim }) => claimedMetrics[claim.metric] },
        { heading: columns.measured, cell: (one) => observedText(one) ?? "–", sort: observedOrder },
        { heading: columns.samples, cell: ({ samples }) => samples, sort: ({ samples }) => samples, numeric: true },
        { heading: columns.why, cell: (one) => shortReason(one, messages) },
      ],
      more: (one) => details(one, messages),
    },
    messages,
  );
  return { id: "claims", heading: claims.heading, body: html`<p class="quiet">${claims.lead}</p>${table}` };
}
