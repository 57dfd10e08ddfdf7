/** Every claim that can be judged, in the order of the document. A further claim is an entry here and its file. */
import type { Claim } from "../claim.ts";
import { comparisonMatrixStartup } from "./comparison-matrix.ts";
import { overheadComparisonStartup } from "./overhead-comparison.ts";
import { startupContracts } from "./startup-contracts.ts";
import { startupCycles } from "./startup-cycles.ts";
import { theorem1Startup } from "./theorem-1.ts";

export const claims: readonly Claim[] = [
  ...comparisonMatrixStartup,
  ...overheadComparisonStartup,
  ...startupCycles,
  ...startupContracts,
  ...theorem1Startup,
];
