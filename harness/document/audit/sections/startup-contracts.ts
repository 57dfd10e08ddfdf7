import { compoundConversionLoss, excessMs, linearConversionLoss } from "../../formulas/start-penalty.ts";
import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { lossPerMs, startupContracts } from "../../printed/startup-contracts.ts";
import { retailCase } from "../../printed/total-cost.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { possible, inRange } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

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
        says: {
          en: `Read as 0.5 % of the conversion rate for each millisecond, nobody converts from ${short(1 / lossPerMs.value)} ms on, and a start of 3 s, ${excess} ms over its contract, loses ${percent(linear)}.`,
          zh: `若理解为每毫秒损失转化率的 0.5 %，则从 ${short(1 / lossPerMs.value)} ms 起无人转化，而 3 s 的启动超出契约 ${excess} ms，损失 ${percent(linear)}。`,
        },
        holds: linear <= 1,
        recomputed: { en: `${percent(linear)} lost`, zh: `损失 ${percent(linear)}` },
      },
      {
        says: {
          en: `Read as 0.5 % of what is left, 0.995 to the power of ${excess} is left, ${percent(left)}.`,
          zh: `若理解为剩余部分的 0.5 %，则剩下 0.995 的 ${excess} 次方，即 ${percent(left)}。`,
        },
        holds: left >= 0,
        recomputed: { en: `${percent(left)} left`, zh: `剩余 ${percent(left)}` },
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
    missing: { en: "the TLA+ model, its bounds, and the list of scenarios", zh: "TLA+ 模型、其界限，以及场景清单" },
  }),
  byReadings({
    id: "tla-vs-risks",
    at: "3-VI-1",
    printed: "WASM 运行时满足所有安全不变式; 2-VII: 新攻击面（WASM 运行时漏洞）",
    readings: [
      {
        says: {
          en: "Read as of runtimes that exist, a flaw that is an attack surface breaks an invariant of isolation.",
          zh: "若指现实中的运行时，则构成攻击面的漏洞就违反了某个隔离不变式。",
        },
        holds: false,
        recomputed: { en: "not all", zh: "并非全部" },
      },
      {
        says: {
          en: "Read as of the model that was checked, its runtime has none of the flaws of those that exist.",
          zh: "若指被检验的模型，则其运行时没有现实运行时的任何漏洞。",
        },
        holds: true,
        recomputed: possible,
      },
    ],
  }),
  decided({
    id: "contract-container-vs-overhead",
    at,
    printed: `${container.printed}; 1-VII-2: ${overheadComparison.container.startS.printed}`,
    holds: 1000 * overheadComparison.container.startS.low < container.limitMs,
    recomputed: everywhere("P(t < 1000ms) = 0"),
    why: {
      en: "If a container starts in 1 to 3 s (and 秒级 in 1-II), no start takes less than 1000 ms, and more than 95 % were to.",
      zh: "若容器启动需 1 至 3 s（1-II 为秒级），则没有一次启动少于 1000 ms，而契约要求超过 95 %。",
    },
  }),
  decided({
    id: "contract-wasm-vs-overhead",
    at,
    printed: `${wasm.printed}; 1-VII-2: ${overheadComparison.wasm.startS.printed}`,
    holds: 1000 * overheadComparison.wasm.startS.high <= wasm.limitMs,
    recomputed: everywhere("P(t < 10ms) = 1"),
    why: {
      en: "If WASM starts in less than 10 ms, more than 99 % of the starts do.",
      zh: "若 WASM 启动少于 10 ms，则超过 99 % 的启动如此。",
    },
  }),
  decided({
    id: "contract-wasm-vs-platform",
    at,
    printed: `${wasm.printed}; 2-IV-1: ${hybridPlatform.latencyP99Ms.printed}`,
    holds: wasm.limitMs <= hybridPlatform.latencyP99Ms.limit,
    recomputed: inRange,
    why: {
      en: "If more than 99 % of the starts take less than 10 ms, their P99 is below 20 ms, as far as the latency is a start's.",
      zh: "若超过 99 % 的启动少于 10 ms，则其 P99 低于 20 ms，只要该延迟指的是启动。",
    },
  }),
  decided({
    id: "contract-container-vs-case",
    at,
    printed: `${container.printed}; 2-II-1: 冷启动延迟 ${retailCase.startBeforeMs.printed}`,
    holds: retailCase.startBeforeMs.value < container.limitMs,
    recomputed: { en: "below", zh: "低于界限" },
    why: {
      en: "The case's cold start of containers is within the contract's limit.",
      zh: "案例中容器的冷启动在契约的界限之内。",
    },
  }),
  byReadings({
    id: "contract-wasm-vs-case",
    at,
    printed: `${wasm.printed}; 2-II-1: 冷启动延迟 ${retailCase.startAfterMs.printed}`,
    readings: [
      {
        says: {
          en: "Read as the start that the contract speaks of, the case's 15 ms after the change break it as a rule and not once in a hundred.",
          zh: "若理解为契约所说的启动，则案例改造后的 15 ms 通常都违反契约，而非百中有一。",
        },
        holds: retailCase.startAfterMs.value < wasm.limitMs,
        recomputed: { en: "above 10 ms", zh: "高于 10 ms" },
      },
      {
        says: {
          en: "Read as a cold start with the application's own part, the sandbox's part may be within it.",
          zh: "若理解为含应用自身部分的冷启动，则沙箱部分可能在界限之内。",
        },
        holds: true,
        recomputed: possible,
      },
    ],
  }),
  penalty(),
];
