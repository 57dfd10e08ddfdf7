/** Which host, and which versions of what. */
import type { Messages } from "../../messages/messages-of.ts";
import type { ReportedRun } from "../../report-model.ts";
import { type HostFact, hostFacts } from "../../tables/host-facts.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { recordedWords } from "../words.ts";

function list(facts: readonly HostFact[]): Html {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, label, value }) =>
        html`<dt>${label ?? html`<code>${name}</code>`}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function versions(runs: readonly ReportedRun[], messages: Messages): Html {
  const plans = runs.flatMap(({ plan }) => plan ?? []);
  const targets = new Map(plans.flatMap((plan) => plan.targets.map((target) => [target.target, target] as const)));
  return html`${
    targets.size > 0 &&
    html`<h3>${messages.host.versions}</h3>
    <dl class="facts">
      ${Array.from(targets.values(), ({ target, versions: tools, degraded }) => {
        const named = Object.entries(tools).map(([tool, version]) => `${tool} ${version}`);
        return html`<dt><code>${target}</code></dt>
          <dd>
            ${named.join(", ")}
            ${degraded !== undefined && html`<br /><span class="quiet">${recordedWords(degraded, messages)}</span>`}
          </dd>`;
      })}
    </dl>`
  }`;
}

export function hostSection(runs: readonly ReportedRun[], messages: Messages): Section {
  const { heading, lead } = messages.host;
  const facts = hostFacts(runs[0]?.host ?? {}, messages);
  const parts = Map.groupBy(
    facts.filter(({ partOf }) => partOf !== undefined),
    ({ partOf }) => partOf ?? "",
  );
  return {
    id: "host",
    heading,
    body: html`<p class="quiet">${lead}</p>
      ${list(facts.filter(({ partOf }) => partOf === undefined))}
      ${Array.from(
        parts,
        ([whole, those]) =>
          html`<details>
            <summary>${whole}</summary>
            ${list(those)}
          </details>`,
      )}
      ${versions(runs, messages)}`,
  };
}
