/** How a verdict is shown: never by colour alone. */
import type { InspectColor } from "node:util";
import type { Verdict } from "../document/verdict.ts";

interface Look {
  readonly symbol: string;
  readonly words: string;
  readonly color: InspectColor;
}

export const looks: Readonly<Record<Verdict, Look>> = {
  supported: { symbol: "✓", words: "supported", color: "green" },
  contradicted: { symbol: "✗", words: "contradicted", color: "red" },
  inconclusive: { symbol: "?", words: "inconclusive", color: "yellow" },
  "not-comparable": { symbol: "≠", words: "not comparable", color: "cyan" },
  unmeasured: { symbol: "·", words: "unmeasured", color: "gray" },
};
