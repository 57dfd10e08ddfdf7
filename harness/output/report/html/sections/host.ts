/** Which host, and which versions of what. */
import { formatGibibytes } from "../../../format-gibibytes.ts";
import type { Messages } from "../../messages/english.ts";
import type { ReportedRun } from "../../report-model.ts";
import { html, type Html } from "../html.ts";
import type { Section } from "../section.ts";
import { englishWords } from "../words.ts";

const inBytes = new Set(["memoryBytes", "swapBytes"]);

function shown(name: string, value: unknown): string {
  if (inBytes.has(name) && typeof value === "number") return formatGibibytes(value);
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.join(" ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function facts(host: ReportedRun["host"], { host: words }: Messages): Html {
  const labels: Readonly<Record<string, string>> = words.facts;
  const entries = Object.entries(host).filter(([name]) => name !== "schema");
  const plain = entries.filter(([, value]) => !isRecord(value));
  const nested = entries.flatMap(([name, value]) => (isRecord(value) ? [[name, value] as const] : []));
  return html`<dl class="facts">
      ${plain.map(([name, value]) => html`<dt>${labels[name] ?? name}</dt><dd>${shown(name, value)}</dd>`)}
    </dl>
    ${nested.map(
      ([name, values]) =>
        html`<details>
          <summary>${labels[name] ?? name}</summary>
          <dl class="facts">
            ${Object.entries(values).map(([key, value]) => html`<dt>${key}</dt><dd>${shown(key, value)}</dd>`)}
          </dl>
        </details>`,
    )}`;
}

export function hostSection(runs: readonly ReportedRun[], messages: Messages): Section {
  const { host: words } = messages;
  const plans = runs.flatMap(({ plan }) => plan ?? []);
  const targets = new Map(plans.flatMap((plan) => plan.targets.map((target) => [target.target, target] as const)));
  return {
    id: "host",
    heading: words.heading,
    body: html`<p class="quiet">${words.lead}</p>
      ${facts(runs[0]?.host ?? {}, messages)}
      ${targets.size > 0 &&
      html`<h3>${words.versions}</h3>
        <dl class="facts">
          ${Array.from(
            targets.values(),
            ({ target, versions, degraded }) =>
              html`<dt><code>${target}</code></dt>
                <dd>
                  ${Object.entries(versions)
                    .map(([tool, version]) => `${tool} ${version}`)
                    .join(", ")}
                  ${degraded !== undefined && html`<br /><span class="quiet">${englishWords(degraded)}</span>`}
                </dd>`,
          )}
        </dl>`}`,
  };
}
