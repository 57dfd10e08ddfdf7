import { compoundConversionLoss, excessMs, linearConversionLoss } from "../../formulas/start-penalty.ts";
import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { lossPerMs, startupContracts } from "../../printed/startup-contracts.ts";
import { retailCase } from "../../printed/total-cost.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";

const at = "3-VI-2";
const { container, wasm } = startupContracts;

const penalty = (): AuditItem => {
  const slowestMs = 1000 * overheadComparison.container.startS.high;
  const excess = excessMs(slowestMs, container.limitMs);
  const linear = linearConversionLoss(excess, lossPerMs.value);
  const left = 1 - compoundConversionLoss(excess, lossPerMs.value);
  return byReadings({
    id: "penalty-exhausted",
    at,
    printed: `每超过 1ms，业务转化率下降 ${lossPerMs.printed}; 1-VII-2: ${overheadComparison.container.startS.printed}`,
    readings: [
      {
        says: `Read as 0.5 % of the conversion rate for each millisecond, nobody converts from ${short(1 / lossPerMs.value)} ms on, and a start of 3 s, ${excess} ms over its contract, loses ${percent(linear)}.`,
        holds: linear <= 1,
        recomputed: `${percent(linear)} lost`,
      },
      {
        says: `Read as 0.5 % of what is left, 0.995 to the power of ${excess} is left, ${percent(left)}.`,
        holds: left >= 0,
        recomputed: `${percent(left)} left`,
      },
    ],
  });
};

/** Part 3, sections VI-1 and VI-2. */
export const startupContractsAudit = () => [
  open({
    id: "tla-violations",
    at: "3-VI-1",
    printed: "WASM 运行时满足所有安全不变式; 传统容器在 47 个场景中存在违反",
    missing: "the TLA+ model, its bounds, and the list of scenarios",
  }),
  byReadings({
    id: "tla-vs-risks",
    at: "3-VI-1",
    printed: "WASM 运行时满足所有安全不变式; 2-VII: 新攻击面（WASM 运行时漏洞）",
    readings: [
      {
        says: "Read as of runtimes that exist, a flaw that is an attack surface breaks an invariant of isolation.",
        holds: false,
        recomputed: "not all",
      },
      {
        says: "Read as of the model that was checked, its runtime has none of the flaws of those that exist.",
        holds: true,
        recomputed: "possible",
      },
    ],
  }),
  decided({
    id: "contract-container-vs-overhead",
    at,
    printed: `${container.printed}; 1-VII-2: ${overheadComparison.container.startS.printed}`,
    holds: 1000 * overheadComparison.container.startS.low < container.limitMs,
    recomputed: "P(t < 1000ms) = 0",
    why: "If a container starts in 1 to 3 s (and 秒级 in 1-II), no start takes less than 1000 ms, and more than 95 % were to.",
  }),
  decided({
    id: "contract-wasm-vs-overhead",
    at,
    printed: `${wasm.printed}; 1-VII-2: ${overheadComparison.wasm.startS.printed}`,
    holds: 1000 * overheadComparison.wasm.startS.high <= wasm.limitMs,
    recomputed: "P(t < 10ms) = 1",
    why: "If WASM starts in less than 10 ms, more than 99 % of the starts do.",
  }),
  decided({
    id: "contract-wasm-vs-platform",
    at,
    printed: `${wasm.printed}; 2-IV-1: ${hybridPlatform.latencyP99Ms.printed}`,
    holds: wasm.limitMs <= hybridPlatform.latencyP99Ms.limit,
    recomputed: "within",
    why: "If more than 99 % of the starts take less than 10 ms, their P99 is below 20 ms, as far as the latency is a start's.",
  }),
  decided({
    id: "contract-container-vs-case",
    at,
    printed: `${container.printed}; 2-II-1: 冷启动延迟 ${retailCase.startBeforeMs.printed}`,
    holds: retailCase.startBeforeMs.value < container.limitMs,
    recomputed: "below",
    why: "The case's cold start of containers is within the contract's limit.",
  }),
  byReadings({
    id: "contract-wasm-vs-case",
    at,
    printed: `${wasm.printed}; 2-II-1: 冷启动延迟 ${retailCase.startAfterMs.printed}`,
    readings: [
      {
        says: "Read as the start that the contract speaks of, the case's 15 ms after the change break it as a rule and not once in a hundred.",
        holds: retailCase.startAfterMs.value < wasm.limitMs,
        recomputed: "above 10 ms",
      },
      {
        says: "Read as a cold start with the application's own part, the sandbox's part may be within it.",
        holds: true,
        recomputed: "possible",
      },
    ],
  }),
  penalty(),
];
