import { utilities, utilityTree, utilityWeights } from "../../printed/utility.ts";
import { computed, descending, figures, type RegisterEntry } from "../entry.ts";

const at = "3-IV-1";
const topic = "value";
const leaves = [
  { technology: "container", name: "Container", printed: "效用: 0.7, 成本: 0.5" },
  { technology: "sandbox", name: "Kata", printed: "效用: 0.85, 成本: 0.7" },
  { technology: "wasm", name: "WASM", printed: "效用: 0.95, 成本: 0.9" },
] as const;

/** Part 3, section IV-1. */
export const utilityRegister: readonly RegisterEntry[] = [
  computed({
    id: "utility-tree-isolation",
    at,
    place: "D1",
    topic: "isolation",
    printed: "业务需求隔离性>0.8?",
    bound: figures("", String(utilityTree.isolation)),
    audit: ["trees-low-isolation"],
  }),
  computed({
    id: "utility-tree-start-rate",
    at,
    place: "D2",
    topic: "performance",
    printed: "业务启动频率>100次/秒?",
    bound: figures("starts per second", String(utilityTree.startsPerSecond)),
    audit: ["trees-start-rate"],
  }),
  computed({
    id: "utility-tree-rust",
    at,
    place: "D3",
    of: ["wasm"],
    topic,
    printed: "团队Rust能力>0.6?",
    bound: figures("", String(utilityTree.rust)),
    audit: ["theorem-3-rust"],
  }),
  ...leaves.map(({ technology, printed }) =>
    computed({
      id: `utility-leaf-${technology}`,
      at,
      place: { en: "leaves", zh: "各叶" },
      of: [technology],
      topic,
      printed,
      bound: figures("", utilities[technology].utility, utilities[technology].cost),
      audit: [`utility-leaf-${technology}`, "tree-maximises-utility", "utility-cost-sign", "tree-cost-vs-tco"],
    }),
  ),
  computed({
    id: "utility-formula",
    at,
    place: "效用函数",
    topic,
    printed: "U(T) = α·Performance(T) + β·Security(T) + γ·Cost(T)",
    audit: ["utility-cost-sign"],
  }),
  computed({
    id: "utility-weights",
    at,
    place: "效用函数, 约束",
    topic,
    printed: "α + β + γ = 1, 且 α=0.3, β=0.4, γ=0.3",
    bound: figures("", ...[utilityWeights.performance, utilityWeights.security, utilityWeights.cost].map(String)),
    audit: ["utility-weights", "utility-weights-vs-drivers"],
  }),
  ...leaves.map(({ technology, name }) =>
    computed({
      id: `utility-${technology}`,
      at,
      place: "计算结果",
      of: [technology],
      topic,
      printed: `U(${name})=${utilities[technology].computed.printed}`,
      bound: figures("", utilities[technology].computed),
      audit: [`utility-${technology}`, `utility-leaf-${technology}`, "utility-cost-sign", "strategy-scores"],
    }),
  ),
  computed({
    id: "utility-order",
    at,
    place: "计算结果",
    of: ["wasm", "sandbox", "container"],
    topic,
    printed: "U(WASM)=0.89 > U(Kata)=0.79 > U(Container)=0.61",
    bound: descending("utility", "WASM", "Kata", "Container"),
    audit: ["utility-order"],
  }),
];
