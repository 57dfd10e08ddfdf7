/** What is not in the runs: metrics, targets and series, each with its reason. */
import type { Messages } from "../../messages/messages-of.ts";
import type { ReportModel } from "../../report-model.ts";
import { html } from "../html.ts";
import type { Section } from "../section.ts";
import { recordedWords } from "../words.ts";
import { conditionsText } from "../../tables/startup-columns.ts";

/** @returns undefined where nothing is missing. */
export function gapsSection({ runs, notMeasured: missing }: ReportModel, messages: Messages): Section | undefined {
  const { gaps } = messages;
  const leftOut = runs.flatMap(({ plan }) => plan?.leftOut ?? []);
  if (missing.length === 0 && leftOut.length === 0) return undefined;
  return {
    id: "gaps",
    heading: gaps.heading,
    body: html`<p class="quiet">${gaps.lead}</p>
      ${
        missing.length > 0 &&
        html`<ul>
          ${missing.map((metric) => html`<li>${gaps.noMetric(gaps.metrics[metric])}</li>`)}
        </ul>`
      }
      ${
        leftOut.length > 0 &&
        html`<table role="table" class="cards data-like">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">${gaps.target}</th>
              <th role="columnheader" scope="col">${gaps.series}</th>
              <th role="columnheader" scope="col">${gaps.reason}</th>
            </tr>
          </thead>
          ${leftOut.map(
            ({ target, series, reason }) =>
              html`<tbody role="rowgroup">
                <tr role="row">
                  <th role="rowheader" scope="row"><code>${target}</code></th>
                  <td role="cell" data-label="${gaps.series}">
                    ${series === undefined ? "–" : conditionsText(series, messages)}
                  </td>
                  <td role="cell" data-label="${gaps.reason}">${recordedWords(reason, messages)}</td>
                </tr>
              </tbody>`,
          )}
        </table>`
      }`,
  };
}
