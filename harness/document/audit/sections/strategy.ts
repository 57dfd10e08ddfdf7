import { bestStrategies, strategyScore } from "../../formulas/strategy.ts";
import { sumToOne } from "../../formulas/weighted-sum.ts";
import { option, risk } from "../../printed/investments.ts";
import { strategyMix } from "../../printed/strategy.ts";
import { utilities } from "../../printed/utility.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { short } from "../number-text.ts";

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
    recomputed: `${short(certain.wasm)} × P for WASM, ${short(certain.container)} × P for containers`,
    missing: "P_success of each technology, Risk of sandboxes, and what the sum runs over",
    why:
      `With U of 3-IV-1 and σ of 3-VII-1 as Risk, equal chances of success choose ${best.join()}. Even certain success of WASM (${short(certain.wasm)}) loses to containers with P above ` +
      `${short(certain.wasm / certain.container)}; with the 0.38 of 3-VII-2 (${short(mature)}) to containers with P above ${short(mature / certain.container)}. Shares of ` +
      `0.6 to 0.3 in proportion to these scores need containers with P of ${short(certain.wasm / certain.container / ratio)} at most.`,
  });
};

/** Part 3, section VIII: the final strategy. */
export const strategyAudit = () => [
  decided({
    id: "strategy-argmax",
    at,
    printed: `最优技术策略 = argmax_T …; ${printed}`,
    holds: false,
    recomputed: "one technology",
    why: "The technology with the highest score is one technology (or several that tie, in any shares); no maximum over technologies gives the shares 0.6, 0.3, 0.1.",
  }),
  decided({
    id: "strategy-shares",
    at,
    printed,
    holds: sumToOne(Object.values(strategyMix)),
    recomputed: "1",
    why: "0.6 + 0.3 + 0.1 = 1.",
  }),
  scores(),
  byReadings({
    id: "strategy-wait-or-invest",
    at,
    printed: "60%资源投入 WASM 生态建设; 3-VII-2: 应等待 (P > 0.65, 预计2026 Q3)",
    readings: [
      {
        says: "Read as what to do now, the strategy invests where the option says to wait.",
        holds: false,
        recomputed: "wait",
      },
      { says: "Read as what to do from the third quarter of 2026 on, both fit.", holds: true, recomputed: "possible" },
    ],
  }),
];
