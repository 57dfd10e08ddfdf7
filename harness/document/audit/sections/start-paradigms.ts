import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { tolerances } from "../../printed/start-paradigms.ts";
import { type AuditItem, byReadings } from "../item.ts";
import { seconds } from "../number-text.ts";
import { possible } from "../phrases.ts";
import { type Wording } from "../../../wording.ts";

const amount: Wording = { en: "an amount", zh: "数量" };
const magnitude: Wording = { en: "an order of magnitude", zh: "数量级" };

/** Whether what a tolerance leads to starts within it. */
const toleranceItems = (): AuditItem[] =>
  (["container", "sandbox", "wasm"] as const).map((technology) => {
    const { printed, limitS, orderEndS } = tolerances[technology];
    const start = overheadComparison[technology].startS;
    const reading = (limit: number, words: Wording) => ({
      says: {
        en: `Read as ${words.en}, up to ${seconds(limit)}, the start of ${start.printed} ${start.high <= limit ? "meets it" : "exceeds it"}.`,
        zh: `若理解为${words.zh}（至 ${seconds(limit)}），则 ${start.printed} 的启动${start.high <= limit ? "满足" : "超出"}。`,
      },
      holds: start.high <= limit,
      recomputed: start.high <= limit ? { en: "met", zh: "满足" } : { en: "exceeded", zh: "超出" },
    });
    return byReadings({
      id: `paradigm-latency-${technology}`,
      at: "2-I-2",
      printed: `${printed}; 1-VII-2: ${start.printed}`,
      readings:
        limitS === orderEndS
          ? [reading(orderEndS, magnitude)]
          : [reading(limitS, amount), reading(orderEndS, magnitude)],
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
        says: {
          en: "Read as instances that wait for a call, each of them holds its memory, below 1 MB and above nothing.",
          zh: "若理解为等待调用的实例，则每个都占着内存，低于 1 MB 而高于零。",
        },
        holds: memoryMb.high === 0,
        recomputed: { en: "above zero", zh: "大于零" },
      },
      {
        says: {
          en: "Read as instances that exist during a call only, there is nothing idle but the machine itself.",
          zh: "若理解为只在调用期间存在的实例，则除机器本身外没有任何空闲。",
        },
        holds: true,
        recomputed: possible,
      },
    ],
  });
};

/** Part 2, section I-2. */
export const startParadigmsAudit = () => [...toleranceItems(), idleCost()];
