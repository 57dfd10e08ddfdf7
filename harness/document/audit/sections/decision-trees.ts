import { tree2025 } from "../../printed/action-plan.ts";
import { utilityTree } from "../../printed/utility.ts";
import { decided } from "../item.ts";

const at = "3-IV-1";

/** Between the two thresholds of starts per second. */
const between = Math.sqrt(tree2025.startsPerSecond * utilityTree.startsPerSecond);

/** Part 3, section IV-1: its tree against those of 1-VIII and 2-VI. */
export const decisionTreesAudit = () => [
  decided({
    id: "trees-start-rate",
    at,
    printed: "业务启动频率>100次/秒; 2-VI: 启动频率>1次/秒",
    holds: tree2025.startsPerSecond === utilityTree.startsPerSecond,
    recomputed: { en: "two recommendations", zh: "两种推荐" },
    why: {
      en:
        `A business with ${between} starts a second and a team that can rewrite its code in Rust: with little need of isolation 2-VI recommends WASM and ` +
        "this tree containers; with much of it and latency below 100 ms 2-VI recommends WASM and this tree Kata.",
      zh: `某业务每秒启动 ${between} 次，团队能用 Rust 改写代码：隔离要求低时，2-VI 推荐 WASM，本树推荐容器；隔离要求高且要求延迟低于 100 ms 时，2-VI 推荐 WASM，本树推荐 Kata。`,
    },
  }),
  decided({
    id: "trees-low-isolation",
    at,
    printed: "业务需求隔离性>0.8? 否 → 选择容器; 1-VIII: 低(单体迁移) → 选择虚拟化",
    holds: false,
    recomputed: { en: "two recommendations", zh: "两种推荐" },
    why: {
      en: "A monolith with little need of isolation is to become a virtual machine there and a container here.",
      zh: "隔离要求低的单体应用，彼处应迁往虚拟机，此处应选容器。",
    },
  }),
];
