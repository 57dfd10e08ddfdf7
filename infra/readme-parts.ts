/** The README's tables: the same columns as the report's, as many as fit a page. */
import { claims } from "../harness/document/claims/index.ts";
import { isPlainStart } from "../harness/document/evidence.ts";
import { judge } from "../harness/document/judge.ts";
import { codeSpan, markdownTable } from "../harness/output/markdown.ts";
import { densityFigures } from "../harness/output/report/density-figures.ts";
import { layerFigures } from "../harness/output/report/layer-figures.ts";
import { memoryFigures } from "../harness/output/report/memory-figures.ts";
import { messagesOf } from "../harness/output/report/messages/messages-of.ts";
import { performanceFigures } from "../harness/output/report/performance-figures.ts";
import { startupFigures } from "../harness/output/report/startup-figures.ts";
import { inOrder } from "../harness/output/report/technology-order.ts";
import { type Column, markdownOf } from "../harness/output/report/tables/column.ts";
import { densityColumns } from "../harness/output/report/tables/density-columns.ts";
import { isolationColumns } from "../harness/output/report/tables/isolation-columns.ts";
import { layerColumns } from "../harness/output/report/tables/layer-columns.ts";
import { memoryColumns } from "../harness/output/report/tables/memory-columns.ts";
import { startupColumns } from "../harness/output/report/tables/startup-columns.ts";
import { formatInterval, formatObserved } from "../harness/output/format-observed.ts";
import { verdictTable } from "../harness/output/verdict-table.ts";
import { isolationMatrix, type MatrixRow } from "../harness/records/isolation-matrix.ts";
import type { PerformanceSummary } from "../harness/records/performance-summary.ts";
import { isIdleMemory } from "../harness/records/memory-series.ts";
import type { RecordedRuns } from "../harness/records/recorded-runs.ts";

const english = messagesOf("en");

function without<Row>(columns: readonly Column<Row>[], headings: readonly string[]): Column<Row>[] {
  return columns.filter(({ heading }) => !headings.includes(heading));
}

function startupPart({ startup }: RecordedRuns): string {
  const { columns } = english.startup;
  const shown = without(startupColumns(english), [columns.layer, columns.conditions]);
  return markdownOf(shown, startupFigures(startup.filter(isPlainStart)));
}

function startupByLayerPart({ startup }: RecordedRuns): string {
  const { columns } = english.startup;
  const shown = without(startupColumns(english), [columns.technology, columns.conditions]);
  return markdownOf(shown, startupFigures(startup.filter(isPlainStart)));
}

/** Each runtime through each layer: what the starts consist of. */
function layersPart({ startup }: RecordedRuns): string {
  const figures = layerFigures(startup).flatMap(({ layers }) => layers);
  return markdownOf(layerColumns(english), figures);
}

function memoryPart({ memory }: RecordedRuns): string {
  const { columns } = english.memory;
  const { technology, live, uss, guest, fixed } = columns;
  const shown = without(memoryColumns(english), [technology, live, uss, guest, fixed]);
  return markdownOf(shown, memoryFigures(memory.filter(isIdleMemory)));
}

/** What machines touch of the memory that they were given, by how much that was. */
function guestsPart({ memory }: RecordedRuns): string {
  const { columns } = english.memory;
  const { target, guest, pss, components, notes } = columns;
  const shown = memoryColumns(english).filter(({ heading }) =>
    [target, guest, pss, components, notes].includes(heading),
  );
  const machines = memory.filter(({ guest: given, dirtyBytes }) => given !== undefined && dirtyBytes === 0);
  return markdownOf(shown, memoryFigures(machines));
}

function densityPart({ density, memory }: RecordedRuns): string {
  const { columns } = english.density;
  const shown = without(densityColumns(english), [columns.technology, columns.why]);
  return markdownOf(shown, densityFigures(density, memory));
}

function ratioOf(figures: readonly PerformanceSummary[], target: string): string {
  const found = figures.find(({ series }) => series.target === target);
  if (found === undefined || Number.isNaN(found.ratio)) return "–";
  const ratio = formatObserved(found.ratio, "ratio");
  return found.interval === undefined ? ratio : `${ratio} ${formatInterval(found.interval, "ratio")}`;
}

/** One row for each workload, one column for each target; without emulated CPUs. */
function performancePart({ performance }: RecordedRuns): string {
  const { works, columns } = english.performance;
  const figures = performanceFigures(performance).filter(
    ({ series }) => series.technology !== "process" && series.accelerated, // an emulator's ratio is its own
  );
  const targets = [...new Set(inOrder(figures.map(({ series }) => series)).map(({ target }) => target))];
  const byWorkload = Map.groupBy(figures, ({ series }) => series.workload);
  return markdownTable(
    [columns.work, columns.workload, ...targets.map(codeSpan)],
    Array.from(byWorkload, ([workload, those]) => [
      works[those[0]?.series.kind ?? "integer"],
      codeSpan(workload),
      ...targets.map((target) => ratioOf(those, target)),
    ]),
  );
}

/** Targets that gave the same answers share a column. */
function isolationPart({ isolation }: RecordedRuns): string {
  const rows = isolationMatrix(isolation);
  const [question, ...answers] = isolationColumns(isolation, english);
  if (question === undefined) throw new Error("The first column is the question.");
  const alike = Map.groupBy(answers, ({ cell }) => JSON.stringify(rows.map((row) => cell(row))));
  const merged = Array.from(alike.values(), (columns): Column<MatrixRow> => ({
    heading: columns.map(({ heading }) => heading).join(", "),
    cell: (row) => columns[0]?.cell(row) ?? "",
  }));
  return markdownOf([question, ...merged], rows);
}

function verdictPart(runs: RecordedRuns): string {
  const decided = judge(claims, runs).filter(({ verdict }) => verdict === "supported" || verdict === "contradicted");
  return verdictTable(decided);
}

/** By the name of the part; the README has some of them twice, each of another host. */
export const readmeParts: Readonly<Record<string, (runs: RecordedRuns) => string>> = {
  startup: startupPart,
  "startup-by-layer": startupByLayerPart,
  layers: layersPart,
  memory: memoryPart,
  guests: guestsPart,
  density: densityPart,
  performance: performancePart,
  isolation: isolationPart,
  verdicts: verdictPart,
  "further-verdicts": verdictPart,
};
