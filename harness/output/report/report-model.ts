/** What a report says, whatever its format and language: derived from runs and the document, nothing stored twice. */
import type { PerformanceSummary } from "../../records/performance-summary.ts";
import type { AuditItem } from "../../document/audit/item.ts";
import { type FormulaPart, formulaParts } from "../../document/measured/formula-parts.ts";
import type { ClaimVerdict } from "../../document/verdict.ts";
import type { RunPlan } from "../../measure/run-plan.ts";
import type { IsolationSeries } from "../../records/isolation-series.ts";
import type { RecordedRuns } from "../../records/recorded-runs.ts";
import { densityFigures, type DensityFigures } from "./density-figures.ts";
import { layerFigures, type RuntimeLayers } from "./layer-figures.ts";
import { memoryFigures, type MemoryFigures } from "./memory-figures.ts";
import { performanceFigures } from "./performance-figures.ts";
import { startupFigures, type StartupFigures } from "./startup-figures.ts";
import { type Statement, statementsOf } from "./statements.ts";
import { inOrder } from "./technology-order.ts";

/** What a run can measure; each has a section of its own. */
const reportedMetrics = ["startup", "memory", "density", "performance", "isolation"] as const;
type ReportedMetric = (typeof reportedMetrics)[number];

export interface ReportedRun {
  /** As read from host.json: facts by name. */
  readonly host: Readonly<Record<string, unknown>>;
  /** Absent for a run that was ended before its warm-ups were done. */
  readonly plan: RunPlan | undefined;
}

export interface ReportModel {
  /** Of one host, at least one. */
  readonly runs: readonly ReportedRun[];
  readonly judged: readonly ClaimVerdict[];
  readonly startup: readonly StartupFigures[];
  /** Runtimes that were started through several layers. */
  readonly layers: readonly RuntimeLayers[];
  readonly memory: readonly MemoryFigures[];
  readonly density: readonly DensityFigures[];
  readonly performance: readonly PerformanceSummary[];
  /** By technology. */
  readonly isolation: readonly IsolationSeries[];
  /** Of what the runs have no sample: never a pass. */
  readonly notMeasured: readonly ReportedMetric[];
  readonly audit: readonly AuditItem[];
  /** Every statement of the document, and what became of it. */
  readonly statements: readonly Statement[];
  /** The document's formulas with what was measured in place of what it prints. */
  readonly formulas: readonly FormulaPart[];
  /** Of sandgauge. */
  readonly version: string;
}

export function reportModel(
  recorded: RecordedRuns,
  rest: Pick<ReportModel, "runs" | "judged" | "audit" | "version">,
): ReportModel {
  return {
    ...rest,
    statements: statementsOf(rest.judged, rest.audit),
    notMeasured: reportedMetrics.filter((metric) => recorded[metric].length === 0),
    startup: startupFigures(recorded.startup),
    layers: layerFigures(recorded.startup),
    memory: memoryFigures(recorded.memory),
    density: densityFigures(recorded.density, recorded.memory),
    performance: performanceFigures(recorded.performance),
    isolation: inOrder(recorded.isolation),
    formulas: formulaParts(recorded),
  };
}
