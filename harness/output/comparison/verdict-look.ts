/** How a verdict of a comparison is shown: never by colour alone. */
import type { ComparisonVerdict } from "../../compare/verdict.ts";
import type { Look } from "../look.ts";

export const comparisonLooks: Readonly<Record<ComparisonVerdict, Look>> = {
  worse: { symbol: "✗", color: "red" },
  better: { symbol: "✓", color: "green" },
  "no change": { symbol: "=", color: "gray" },
  unsure: { symbol: "?", color: "yellow" },
};
