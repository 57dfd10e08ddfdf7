import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { tolerances } from "../../printed/start-paradigms.ts";
import { type AuditItem, byReadings } from "../item.ts";
import { seconds } from "../number-text.ts";

/** Whether what a tolerance leads to starts within it. */
const toleranceItems = (): AuditItem[] =>
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

const idleCost = (): AuditItem => {
  const { memoryMb } = overheadComparison.wasm;
  return byReadings({
    id: "idle-cost-vs-memory",
    at: "2-I-2",
    printed: `零空闲成本; 1-VII-2: ${memoryMb.printed}`,
    readings: [
      {
        says: "Read as instances that wait for a call, each of them holds its memory, below 1 MB and above nothing.",
        holds: memoryMb.high === 0,
        recomputed: "above zero",
      },
      {
        says: "Read as instances that exist during a call only, there is nothing idle but the machine itself.",
        holds: true,
        recomputed: "possible",
      },
    ],
  });
};

/** Part 2, section I-2. */
export const startParadigmsAudit = () => [...toleranceItems(), idleCost()];
