import { bestStrategies, strategyScore } from "../../formulas/strategy.ts";
import { sumToOne } from "../../formulas/weighted-sum.ts";
import { option, risk } from "../../printed/investments.ts";
import { strategyMix } from "../../printed/strategy.ts";
import { utilities } from "../../printed/utility.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { short } from "../number-text.ts";
import { possible } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-VIII";
const printed = "T* = 0.6 × WASM + 0.3 × Container + 0.1 × Sandbox";

const term = (technology: "wasm" | "container", successProbability: number) => [
  { utility: utilities[technology].computed.value, successProbability, risk: risk[technology].value },
];

const scores = (): AuditItem => {
  const certain = { wasm: strategyScore(term("wasm", 1)), container: strategyScore(term("container", 1)) };
  const mature = strategyScore(term("wasm", option.maturityProbability.value));
  const best = bestStrategies(
    new Map([
      ["WASM", term("wasm", 1)],
      ["Container", term("container", 1)],
    ]),
  );
  const ratio = strategyMix.wasm / strategyMix.container;
  return open({
    id: "strategy-scores",
    at,
    printed: `argmax_T Σ(U(T) × P_success(T) / Risk(T)); ${printed}`,
    recomputed: {
      en: `${short(certain.wasm)} × P for WASM, ${short(certain.container)} × P for containers`,
      zh: `WASM 为 ${short(certain.wasm)} × P，容器为 ${short(certain.container)} × P`,
    },
    missing: {
      en: "P_success of each technology, Risk of sandboxes, and what the sum runs over",
      zh: "各技术的 P_success，沙盒的 Risk，以及求和的范围",
    },
    why: {
      en:
        `With U of 3-IV-1 and σ of 3-VII-1 as Risk, equal chances of success choose ${best.join()}. Even certain success of WASM (${short(certain.wasm)}) loses to containers with P above ` +
        `${short(certain.wasm / certain.container)}; with the 0.38 of 3-VII-2 (${short(mature)}) to containers with P above ${short(mature / certain.container)}. Shares of ` +
        `0.6 to 0.3 in proportion to these scores need containers with P of ${short(certain.wasm / certain.container / ratio)} at most.`,
      zh: `以 3-IV-1 的 U 与 3-VII-1 的 σ（作为 Risk）计，成功概率相等时选 ${best.join()}。即使 WASM 必然成功（${short(certain.wasm)}），只要容器的 P 高于 ${short(certain.wasm / certain.container)}，WASM 就落后；取 3-VII-2 的 0.38 时（${short(mature)}），容器的 P 高于 ${short(mature / certain.container)} 即可。按这些得分成比例地分配 0.6 比 0.3，要求容器的 P 至多为 ${short(certain.wasm / certain.container / ratio)}。`,
    },
  });
};

/** Part 3, section VIII: the final strategy. */
export const strategyAudit = () => [
  decided({
    id: "strategy-argmax",
    at,
    printed: `最优技术策略 = argmax_T …; ${printed}`,
    holds: false,
    recomputed: { en: "one technology", zh: "一种技术" },
    why: {
      en: "The technology with the highest score is one technology (or several that tie, in any shares); no maximum over technologies gives the shares 0.6, 0.3, 0.1.",
      zh: "得分最高的技术只有一种（或并列的几种，份额任意）；对技术取最大值得不出 0.6、0.3、0.1 的份额。",
    },
  }),
  decided({
    id: "strategy-shares",
    at,
    printed,
    holds: sumToOne(Object.values(strategyMix)),
    recomputed: everywhere("1"),
    why: { en: "0.6 + 0.3 + 0.1 = 1.", zh: "0.6 + 0.3 + 0.1 = 1。" },
  }),
  scores(),
  byReadings({
    id: "strategy-wait-or-invest",
    at,
    printed: "60%资源投入 WASM 生态建设; 3-VII-2: 应等待 (P > 0.65, 预计2026 Q3)",
    readings: [
      {
        says: {
          en: "Read as what to do now, the strategy invests where the option says to wait.",
          zh: "若理解为现在要做的，则策略主张投资，而期权说应等待。",
        },
        holds: false,
        recomputed: { en: "wait", zh: "等待" },
      },
      {
        says: {
          en: "Read as what to do from the third quarter of 2026 on, both fit.",
          zh: "若理解为 2026 年第三季度以后要做的，则二者相符。",
        },
        holds: true,
        recomputed: possible,
      },
    ],
  }),
];
