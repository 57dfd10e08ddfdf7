/** How a verdict is shown: never by colour alone. */
import type { Verdict } from "../document/verdict.ts";
import type { Look } from "./look.ts";

interface NamedLook extends Look {
  readonly words: string;
}

export const looks: Readonly<Record<Verdict, NamedLook>> = {
  supported: { symbol: "✓", words: "supported", color: "green" },
  contradicted: { symbol: "✗", words: "contradicted", color: "red" },
  inconclusive: { symbol: "?", words: "inconclusive", color: "yellow" },
  "not-comparable": { symbol: "≠", words: "not comparable", color: "cyan" },
  unmeasured: { symbol: "·", words: "unmeasured", color: "gray" },
};
