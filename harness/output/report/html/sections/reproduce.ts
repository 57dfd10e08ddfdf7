/** The commands, the plan and the files with which a run can be done again. */
import type { RunPlan } from "../../../../measure/run-plan.ts";
import type { Messages } from "../../messages/messages-of.ts";
import type { ReportedRun } from "../../report-model.ts";
import { isBuiltInPlan, reproduceCommand } from "../../reproduce-command.ts";
import { html, Html } from "../html.ts";
import type { Section } from "../section.ts";

/** As text it would be made visible. */
const newline = new Html("\n");

function steps(run: RunPlan, { reproduce }: Messages): Html {
  const files = run.targets.flatMap(({ target, files: named }) =>
    Object.entries(named).map(([file, sha256]) => ({ target, file, sha256 })),
  );
  // Line ends of the plan are ours: each line goes through the template by itself.
  const plan = JSON.stringify(run.plan, undefined, 2).split("\n");
  return html`<h3><code>${run.run}</code></h3>
    <pre tabindex="0"><code>${reproduceCommand(run)}</code></pre>
    <p>${!isBuiltInPlan(run) && reproduce.ownPlan} ${reproduce.workload(run.workloadCompiler)}</p>
    <details>
      <summary>${reproduce.plan}</summary>
      <pre tabindex="0"><code>${plan.map((line) => [line, newline])}</code></pre>
    </details>
    <details>
      <summary>${reproduce.files}</summary>
      <dl class="facts">
        ${files.map(
          ({ target, file, sha256 }) =>
            html`<dt><code>${target}</code> ${file}</dt>
              <dd><code>${sha256}</code></dd>`,
        )}
      </dl>
    </details>`;
}

export function reproduceSection(runs: readonly ReportedRun[], messages: Messages): Section {
  const { heading, lead, unfinished } = messages.reproduce;
  return {
    id: "reproduce",
    heading,
    body: html`<p class="quiet">${lead}</p>
      ${runs.map(({ plan }) => (plan === undefined ? html`<p>${unfinished}</p>` : steps(plan, messages)))}`,
  };
}
