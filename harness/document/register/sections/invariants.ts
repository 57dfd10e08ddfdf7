import { claimOf } from "../claim-of.ts";
import { external, figures, type RegisterEntry, restated } from "../entry.ts";

const at = "3-VI-1";
const needs = {
  en: "The TLA+ model, its bounds and what the checker reported",
  zh: "TLA+ 模型、其界限，以及检查器的报告",
};

/** Part 3, section VI-1. */
export const invariantsRegister: readonly RegisterEntry[] = [
  restated(
    {
      id: "invariant-wasm",
      at,
      place: "WASM 沙箱安全不变式",
      printed: "□(Loaded(m, s) ∧ Verified(m) → (Isolation(s) ∧ MemorySafe(m) ∧ NoEscalation(m, s)))",
    },
    claimOf("formal-isolation-wasm"),
  ),
  external({
    id: "verified-wasm",
    at,
    place: "形式化验证结果",
    of: ["wasm"],
    topic: "isolation",
    printed: "WASM 运行时满足所有安全不变式",
    audit: ["tla-violations", "tla-vs-risks"],
    needs,
  }),
  external({
    id: "violations-container",
    at,
    place: "形式化验证结果",
    of: ["container"],
    topic: "isolation",
    printed: "传统容器在47 个场景中存在违反",
    bound: figures("scenarios", "47"),
    audit: ["tla-violations"],
    needs,
  }),
];
