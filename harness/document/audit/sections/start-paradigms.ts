import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { tolerances } from "../../printed/start-paradigms.ts";
import { byReadings } from "../item.ts";
import { seconds } from "../number-text.ts";

/** Part 2, section I-2: whether what a tolerance leads to starts within it. */
export const startParadigmsAudit = () =>
  (["container", "sandbox", "wasm"] as const).map((technology) => {
    const { printed, limitS, orderEndS } = tolerances[technology];
    const start = overheadComparison[technology].startS;
    const reading = (limit: number, words: string) => ({
      says: `Read as ${words}, up to ${seconds(limit)}, the start of ${start.printed} ${start.high <= limit ? "meets it" : "exceeds it"}.`,
      holds: start.high <= limit,
      recomputed: start.high <= limit ? "met" : "exceeded",
    });
    return byReadings({
      id: `paradigm-latency-${technology}`,
      at: "2-I-2",
      printed: `${printed}; 1-VII-2: ${start.printed}`,
      readings:
        limitS === orderEndS
          ? [reading(orderEndS, "an order of magnitude")]
          : [reading(limitS, "an amount"), reading(orderEndS, "an order of magnitude")],
    });
  });
