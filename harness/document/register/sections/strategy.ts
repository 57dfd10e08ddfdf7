import { strategyMix } from "../../printed/strategy.ts";
import { computed, figures, type RegisterEntry } from "../entry.ts";

const at = "3-VIII";
const topic = "investment";
const mix = [strategyMix.wasm, strategyMix.container, strategyMix.sandbox].map(String);

/** Part 3, section VIII: the final strategy. */
export const strategyRegister: readonly RegisterEntry[] = [
  computed({
    id: "strategy-formula",
    at,
    place: "最终战略建议",
    topic,
    printed: "最优技术策略 = argmax_T Σ(U(T) × P_success(T) / Risk(T))",
    audit: ["strategy-argmax", "strategy-scores"],
  }),
  computed({
    id: "strategy-mix",
    at,
    place: "最终战略建议",
    of: ["wasm", "container", "sandbox"],
    topic,
    printed: "T* = 0.6 × WASM + 0.3 × Container + 0.1 × Sandbox",
    bound: figures("share", ...mix),
    audit: ["strategy-argmax", "strategy-shares", "strategy-scores"],
  }),
  computed({
    id: "strategy-action",
    at,
    place: "行动纲领",
    of: ["wasm", "container", "sandbox"],
    topic,
    printed: "60%资源投入 WASM 生态建设，30%维持容器平台，10%探索下一代沙盒",
    bound: figures("share", "60%", "30%", "10%"),
    audit: ["strategy-shares", "strategy-wait-or-invest"],
  }),
];
