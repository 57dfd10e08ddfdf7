/** What makes a comparison fail. */
import { comparisonVerdicts } from "../../compare/verdict.ts";
import type { ComparisonDocument } from "./comparison-row.ts";

/** `missing`: a series or a target's isolation that the base has and the head has not. */
export const gateNames = [...comparisonVerdicts, "missing"] as const;
export type GateName = (typeof gateNames)[number];
export type Gate = ReadonlySet<GateName>;

export function isGateFailed({ rows, missing, isolation }: ComparisonDocument, gate: Gate): boolean {
  const isMissing = missing.length + isolation.missing.length > 0;
  return rows.some(({ verdict }) => gate.has(verdict)) || (gate.has("missing") && isMissing);
}
