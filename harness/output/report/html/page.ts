/** The whole page in one file: nothing is fetched, nothing but its own script runs. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatGibibytes } from "../../format-gibibytes.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { ReportModel } from "../report-model.ts";
import { type Content, html, Html } from "./html.ts";
import { type Section, sectionMarkup } from "./section.ts";
import { auditSection } from "./sections/audit.ts";
import { claimsSection } from "./sections/claims.ts";
import { densitySection } from "./sections/density.ts";
import { matrixSection, overheadSection } from "./sections/document-tables.ts";
import { formulasSection } from "./sections/formulas.ts";
import { gapsSection } from "./sections/gaps.ts";
import { hostSection } from "./sections/host.ts";
import { isolationSection } from "./sections/isolation.ts";
import { layersSection } from "./sections/layers.ts";
import { memorySection } from "./sections/memory.ts";
import { performanceSection } from "./sections/performance.ts";
import { readingSection } from "./sections/reading.ts";
import { reproduceSection } from "./sections/reproduce.ts";
import { startupSection } from "./sections/startup.ts";
import { statementsSection } from "./sections/statements.ts";
import { summarySection } from "./sections/summary.ts";

function asset(name: string): string {
  return readFileSync(join(import.meta.dirname, "assets", name), "utf8");
}

/** Its content byte for byte, since a hash allows nothing else. */
function element(name: "style" | "script", content: string): Html {
  return new Html(`<${name}>${content}</${name}>`);
}

/** As a content security policy names what it allows. */
function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** What was measured, in the order of the document's dimensions; what was not has no section of its own. */
async function measuredSections(
  { startup, layers, judged, memory, density, performance, isolation }: ReportModel,
  messages: Messages,
): Promise<Section[]> {
  const sections: Section[] = [];
  if (startup.length > 0) sections.push(await startupSection(startup, judged, messages));
  if (layers.length > 0) sections.push(await layersSection(layers, messages));
  if (memory.length > 0) sections.push(await memorySection(memory, messages));
  if (density.length > 0) sections.push(await densitySection(density, messages));
  if (performance.length > 0) sections.push(await performanceSection(performance, messages));
  if (isolation.length > 0) sections.push(isolationSection(isolation, messages));
  return sections;
}

function hostLine({ runs }: ReportModel, { hostLine: line, guestOf, groupSeparator }: Messages): string {
  const host = runs[0]?.host ?? {};
  const text = (name: string): string => {
    const value = host[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "?";
  };
  const memory = host["memoryBytes"];
  const hypervisor = text("virtualisation");
  return [
    line({
      cpus: text("logicalCpus"),
      cpu: text("cpuModel"),
      memory: typeof memory === "number" ? formatGibibytes(memory) : "?",
      distribution: text("distribution"),
      kernel: text("kernelRelease"),
    }),
    ...(["none", "unknown", "?"].includes(hypervisor) ? [] : [guestOf(hypervisor)]),
  ].join(groupSeparator);
}

/** Runs are named by the time at which they began. */
function runLine({ runs }: ReportModel, { run, listSeparator, colon }: Messages): Content {
  const names = runs.flatMap(({ plan }) => plan?.run ?? []);
  return names.length > 0 && html`${run}${colon}<code>${names.join(listSeparator)}</code>`;
}

export async function reportPage(model: ReportModel, messages: Messages): Promise<string> {
  const gaps = gapsSection(model, messages);
  const sections = [
    summarySection(model.judged, messages),
    overheadSection(model.judged, messages),
    matrixSection(model.judged, messages),
    claimsSection(model.judged, messages),
    ...(await measuredSections(model, messages)),
    ...(gaps === undefined ? [] : [gaps]),
    formulasSection(model.formulas, messages),
    auditSection(model.audit, messages),
    statementsSection(model.statements, messages),
    hostSection(model.runs, messages),
    reproduceSection(model.runs, messages),
    readingSection(messages),
  ];
  const style = asset("page.css");
  const script = asset("page.js");
  const policy = `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${messages.locale}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="generator" content="sandgauge ${model.version}" />
<title>${messages.title}</title>
<link rel="icon" href="data:," />
${element("style", style)}
</head>
<body>
<a class="skip" href="#verdicts">${messages.skip}</a>
<div class="frame">
  <header>
    <h1>${messages.title}</h1>
    <p>${messages.lead}</p>
    <p class="quiet">${hostLine(model, messages)}${messages.stop}${runLine(model, messages)}</p>
  </header>
  <nav aria-label="${messages.contents}">
    <ul>
      ${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
    </ul>
  </nav>
  <main>${sections.map(sectionMarkup)}</main>
  <footer><p class="quiet">${messages.madeBy(model.version)}</p></footer>
</div>
${element("script", script)}
</body>
</html>
`.markup;
}
