/** The README's tables: the same columns as the report's, as many as fit a page. */
import { claims } from "../harness/document/claims/index.ts";
import { isPlainStart } from "../harness/document/evidence.ts";
import { judge } from "../harness/document/judge.ts";
import { codeSpan, markdownTable } from "../harness/output/markdown.ts";
import { densityFigures } from "../harness/output/report/density-figures.ts";
import { memoryFigures } from "../harness/output/report/memory-figures.ts";
import { english } from "../harness/output/report/messages/english.ts";
import { performanceFigures } from "../harness/output/report/performance-figures.ts";
import { startupFigures } from "../harness/output/report/startup-figures.ts";
import { type Column, markdownOf } from "../harness/output/report/tables/column.ts";
import { densityColumns } from "../harness/output/report/tables/density-columns.ts";
import { isolationColumns } from "../harness/output/report/tables/isolation-columns.ts";
import { memoryColumns } from "../harness/output/report/tables/memory-columns.ts";
import { startupColumns } from "../harness/output/report/tables/startup-columns.ts";
import { formatObserved } from "../harness/output/format-observed.ts";
import { verdictTable } from "../harness/output/verdict-table.ts";
import { isolationMatrix } from "../harness/records/isolation-matrix.ts";
import type { RecordedRuns } from "../harness/records/recorded-runs.ts";
import { workKinds } from "../workloads/types.ts";

function without<Row>(columns: readonly Column<Row>[], headings: readonly string[]): Column<Row>[] {
  return columns.filter(({ heading }) => !headings.includes(heading));
}

function startupPart({ startup }: RecordedRuns): string {
  const { columns } = english.startup;
  const shown = without(startupColumns(english), [columns.layer, columns.conditions]);
  return markdownOf(shown, startupFigures(startup.filter(isPlainStart)));
}

function memoryPart({ memory }: RecordedRuns): string {
  const { columns } = english.memory;
  const shown = without(memoryColumns(english), [columns.technology, columns.live, columns.uss, columns.fixed]);
  return markdownOf(shown, memoryFigures(memory.filter(({ dirtyBytes }) => dirtyBytes === 0)));
}

function densityPart({ density, memory }: RecordedRuns): string {
  const { columns } = english.density;
  const shown = without(densityColumns(english), [columns.technology, columns.why]);
  return markdownOf(shown, densityFigures(density, memory));
}

/** One row for each target, one column for each kind of work. */
function performancePart({ performance }: RecordedRuns): string {
  if (performance.length === 0) return "Not measured in these runs: `run --plan nightly --metrics performance` does.";
  const { works, columns } = english.performance;
  const plain = performanceFigures(performance).filter(({ series }) => series.workload === series.baseline);
  const targets = [...new Set(plain.map(({ series }) => series.target))];
  const cell = (target: string, kind: (typeof workKinds)[number]): string => {
    const found = plain.filter(({ series }) => series.target === target && series.kind === kind);
    const told = found.map(({ ratio }) => (Number.isNaN(ratio) ? "–" : formatObserved(ratio, "ratio")));
    return told.length === 0 ? "–" : told.join(", ");
  };
  return markdownTable(
    [columns.target, ...workKinds.map((kind) => works[kind])],
    targets.map((target) => [codeSpan(target), ...workKinds.map((kind) => cell(target, kind))]),
  );
}

function isolationPart({ isolation }: RecordedRuns): string {
  return markdownOf(isolationColumns(isolation, english), isolationMatrix(isolation));
}

function verdictPart(runs: RecordedRuns): string {
  const decided = judge(claims, runs).filter(({ verdict }) => verdict === "supported" || verdict === "contradicted");
  return verdictTable(decided);
}

/** By the name of the part. */
export function readmeParts(runs: RecordedRuns): Record<string, string> {
  return {
    startup: startupPart(runs),
    memory: memoryPart(runs),
    density: densityPart(runs),
    performance: performancePart(runs),
    isolation: isolationPart(runs),
    verdicts: verdictPart(runs),
  };
}
