/** The report as one markdown document. */
import { comparisonTable, overheadTable, type PrintedTable } from "../../document/printed/tables.ts";
import type { ClaimVerdict } from "../../document/verdict.ts";
import type { RunPlan } from "../../measure/run-plan.ts";
import { isolationMatrix } from "../../records/isolation-matrix.ts";
import { surfaceFigures } from "../../records/isolation-surface.ts";
import { formulaReport } from "../formulas/formula-report.ts";
import { codeSpan } from "../markdown.ts";
import type { Messages } from "./messages/messages-of.ts";
import type { ReportedRun, ReportModel } from "./report-model.ts";
import { reproduceCommand } from "./reproduce-command.ts";
import { auditColumns } from "./tables/audit-columns.ts";
import { claimColumns } from "./tables/claim-columns.ts";
import { markdownOf } from "./tables/column.ts";
import { densityColumns } from "./tables/density-columns.ts";
import { documentColumns, documentLines } from "./tables/document-columns.ts";
import { hostFacts } from "./tables/host-facts.ts";
import { isolationColumns } from "./tables/isolation-columns.ts";
import { layerColumns } from "./tables/layer-columns.ts";
import { memoryColumns } from "./tables/memory-columns.ts";
import { performanceColumns } from "./tables/performance-columns.ts";
import { statementColumns } from "./tables/statement-columns.ts";
import { startupColumns } from "./tables/startup-columns.ts";
import { surfaceColumns } from "./tables/surface-columns.ts";
import { recordedWording } from "../../records/recorded-wording.ts";
import { conditionsText } from "./tables/startup-columns.ts";

function section(heading: string, ...parts: readonly string[]): string[] {
  return [`## ${heading}`, ...parts];
}

function gaps({ notMeasured, runs }: ReportModel, messages: Messages): string[] {
  const { gaps: words, language } = messages;
  const leftOut = runs.flatMap(({ plan }) => plan?.leftOut ?? []);
  if (notMeasured.length + leftOut.length === 0) return [];
  const table = markdownOf(
    [
      { heading: words.target, cell: ({ target }) => ({ foreign: target }) },
      {
        heading: words.series,
        cell: ({ series }) => (series === undefined ? "–" : conditionsText(series, messages)),
      },
      { heading: words.reason, cell: ({ reason }) => ({ foreign: recordedWording(reason)[language] }) },
    ],
    leftOut,
  );
  return section(
    words.heading,
    words.lead,
    notMeasured.map((metric) => `- ${words.noMetric(words.metrics[metric])}`).join("\n"),
    ...(leftOut.length === 0 ? [] : [table]),
  );
}

function documentTable(
  table: PrintedTable,
  heading: string,
  judged: readonly ClaimVerdict[],
  messages: Messages,
): string[] {
  const { lead } = messages.documentTables;
  return section(heading, lead, markdownOf(documentColumns(messages), documentLines(table, judged, messages)));
}

/** As on a terminal: what stands in it is indented or our own, so that none of it can end the block. */
function formulas({ formulas: parts }: ReportModel, { language }: Messages): string {
  return ["```text", formulaReport(parts, { columns: undefined, color: false }, "", language).trimEnd(), "```"].join(
    "\n",
  );
}

function host(runs: readonly ReportedRun[], messages: Messages): string[] {
  const { heading, fact, value } = messages.host;
  const table = markdownOf(
    [
      { heading: fact, cell: (one) => (one.label === undefined ? { foreign: one.name } : one.label) },
      { heading: value, cell: (one) => ({ foreign: one.value }) },
    ],
    hostFacts(runs[0]?.host ?? {}, messages),
  );
  return section(heading, table);
}

function reproduce(plan: RunPlan, { reproduce: words, host: { target } }: Messages): string[] {
  const files = plan.targets.flatMap(({ target: name, files: named }) =>
    Object.entries(named).map(([file, sha256]) => ({ name, file, sha256 })),
  );
  const table = markdownOf(
    [
      { heading: target, cell: ({ name }) => ({ foreign: name }) },
      { heading: words.file, cell: ({ file }) => ({ foreign: file }) },
      { heading: "SHA-256", cell: ({ sha256 }) => ({ foreign: sha256 }) },
    ],
    files,
  );
  return [codeSpan(reproduceCommand(plan)), words.workload(codeSpan(plan.workloadCompiler)), table];
}

export function markdownReport(model: ReportModel, messages: Messages): string {
  const { startup, layers, memory, density, performance, isolation, judged, audit, statements, runs } = model;
  const surfaces = surfaceFigures(isolation);
  const plans = runs.flatMap(({ plan }) => plan ?? []);
  return [
    `# ${messages.title}`,
    messages.lead,
    ...section(messages.summary.heading, messages.summary.headline(judged)),
    ...documentTable(overheadTable, messages.documentTables.overheadHeading, judged, messages),
    ...documentTable(comparisonTable, messages.documentTables.matrixHeading, judged, messages),
    ...section(messages.claims.heading, messages.claims.lead, markdownOf(claimColumns(messages), judged)),
    ...(startup.length === 0
      ? []
      : section(messages.startup.heading, messages.startup.lead, markdownOf(startupColumns(messages), startup))),
    ...(layers.length === 0
      ? []
      : section(
          messages.layering.heading,
          messages.layering.lead,
          markdownOf(
            layerColumns(messages),
            layers.flatMap((runtime) => runtime.layers),
          ),
        )),
    ...(memory.length === 0
      ? []
      : section(messages.memory.heading, messages.memory.lead, markdownOf(memoryColumns(messages), memory))),
    ...(density.length === 0
      ? []
      : section(messages.density.heading, messages.density.lead, markdownOf(densityColumns(messages), density))),
    ...(performance.length === 0
      ? []
      : section(
          messages.performance.heading,
          messages.performance.lead,
          markdownOf(performanceColumns(messages), performance),
        )),
    ...(isolation.length === 0
      ? []
      : section(
          messages.isolation.heading,
          messages.isolation.lead,
          markdownOf(isolationColumns(isolation, messages), isolationMatrix(isolation)),
        )),
    ...(surfaces.length === 0
      ? []
      : section(
          messages.isolation.surface.heading,
          messages.isolation.surface.lead,
          markdownOf(surfaceColumns(messages), surfaces),
        )),
    ...gaps(model, messages),
    ...section(messages.formulas.heading, messages.formulas.lead, formulas(model, messages)),
    ...section(messages.audit.heading, messages.audit.lead, markdownOf(auditColumns(messages), audit)),
    ...section(
      messages.statements.heading,
      messages.statements.lead,
      markdownOf(statementColumns(messages), statements),
    ),
    ...host(runs, messages),
    ...section(messages.reproduce.heading, messages.reproduce.lead),
    ...plans.flatMap((plan) => reproduce(plan, messages)),
    messages.madeBy(model.version),
  ]
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}
