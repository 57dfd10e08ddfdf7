/** Every claim that can be judged, in the order of the document. A further claim is an entry here and its file. */
import type { Claim } from "../claim.ts";
import { comparisonMatrixDensity } from "./comparison-matrix-density.ts";
import { comparisonMatrixBoundary, comparisonMatrixIsolation } from "./comparison-matrix-isolation.ts";
import { comparisonMatrixLoss } from "./comparison-matrix-loss.ts";
import { comparisonMatrixMemory } from "./comparison-matrix-memory.ts";
import { comparisonMatrixStartup } from "./comparison-matrix-startup.ts";
import { conclusionStartup } from "./conclusion-startup.ts";
import { eraDensity } from "./era-density.ts";
import { formalIsolation } from "./formal-isolation.ts";
import { kuasarDensity } from "./kuasar.ts";
import { overheadComparisonDensity } from "./overhead-comparison-density.ts";
import { overheadComparisonMemory } from "./overhead-comparison-memory.ts";
import { overheadComparisonStartup } from "./overhead-comparison-startup.ts";
import { startParadigms } from "./start-paradigms.ts";
import { startupContracts } from "./startup-contracts.ts";
import { startupCycles } from "./startup-cycles.ts";
import { theorem1 } from "./theorem-1.ts";

export const claims: readonly Claim[] = [
  ...comparisonMatrixIsolation,
  ...comparisonMatrixStartup,
  ...comparisonMatrixMemory,
  ...comparisonMatrixBoundary,
  ...comparisonMatrixDensity,
  ...comparisonMatrixLoss,
  ...kuasarDensity,
  ...overheadComparisonStartup,
  ...overheadComparisonMemory,
  ...overheadComparisonDensity,
  ...conclusionStartup,
  ...eraDensity,
  ...startParadigms,
  ...startupCycles,
  ...formalIsolation,
  ...startupContracts,
  ...theorem1,
];
