import { phase1, phase2, tree2025 } from "../../printed/action-plan.ts";
import { below } from "../../printed/figure.ts";
import { phases } from "../../printed/roadmap.ts";
import { computed, external, figures, type RegisterEntry, spanOf } from "../entry.ts";

const at = "2-VI";

/** Part 2, section VI. */
export const actionPlanRegister: readonly RegisterEntry[] = [
  computed({
    id: "tree-2025-isolation",
    at,
    place: "Q1",
    of: ["sandbox", "wasm"],
    topic: "isolation",
    printed: "隔离要求>合规?",
    audit: ["trees-start-rate", "tree-kata-latency"],
  }),
  computed({
    id: "tree-2025-latency",
    at,
    place: "Q2",
    of: ["sandbox", "wasm"],
    topic: "startup",
    printed: "延迟要求<100ms?",
    bound: spanOf("s", below("延迟要求<100ms?", tree2025.latencyLimitS)),
    audit: ["tree-kata-latency"],
  }),
  computed({
    id: "tree-2025-start-rate",
    at,
    place: "Q3",
    of: ["container", "wasm"],
    topic: "performance",
    printed: "启动频率>1次/秒?",
    bound: figures("starts per second", "1"),
    audit: ["trees-start-rate"],
  }),
  computed({
    id: "phase-years",
    at,
    place: "分阶段行动路径",
    of: ["sandbox", "wasm"],
    topic: "adoption",
    printed: phases.map(({ printed }) => printed).join(" … "),
    audit: ["phases-vs-roadmap", "phases-vs-breakthroughs", "phases-vs-platform"],
  }),
  external({
    id: "phase-1-replaced",
    at,
    place: "Phase 1（2025）",
    of: ["container", "sandbox"],
    topic: "adoption",
    printed: "引入 Kuasar，Kata 替换 20%安全敏感容器",
    bound: figures("share", phase1.replaced),
    audit: ["phase-1-cost"],
    needs: { en: "How many containers of those who follow the plan are replaced", zh: "照此计划的企业替换了多少容器" },
  }),
  computed({
    id: "phase-1-cost",
    at,
    place: "Phase 1（2025）",
    of: ["container", "sandbox"],
    topic: "cost",
    printed: "成本降低 15-20%，安全合规达标",
    bound: spanOf("share less", phase1.costReduction),
    audit: ["phase-1-cost"],
  }),
  computed({
    id: "phase-2-latency",
    at,
    place: "Phase 2（2026）",
    of: ["wasm"],
    topic: "startup",
    printed: "冷启动敏感业务迁移，延迟降低 50%",
    bound: figures("share less", phase2.latencyReduction),
    audit: ["phase-2-latency"],
  }),
  external({
    id: "phase-3-optimum",
    at,
    place: "Phase 3（2027）",
    topic: "cost",
    printed: "达到最佳成本性能比",
    needs: { en: "Cost and performance of the alternatives in 2027", zh: "2027 年各备选方案的成本与性能" },
  }),
];
