/** Part 3, section VI-2: performance contracts. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { everywhere } from "../../wording.ts";

const section = sections["3-VI-2"];

const reading = {
  en:
    "As printed, ∀t binds the very variable whose distribution P speaks of, which says nothing; read as: of all starts, " +
    "more than this share take less than the limit. A start that fails or times out did not. No layer is named.",
  zh: "按字面，∀t 约束的正是 P 所言分布的变量，这样什么也没有说；理解为：所有启动中，超过此比例的启动少于界限。失败或超时的启动不算达到。没有指明层次。",
};
const settledBy = {
  en: "An exact binomial bound on the share of serial warm starts below the limit, every failed start counted against it.",
  zh: "逐个热启动中少于界限者所占比例的精确二项界，每次失败的启动都计为未达到。",
};

const MS = 1e6;

export const startupContracts: readonly Claim[] = [
  {
    id: "contract-startup-wasm",
    section,
    place: everywhere("启动时间契约, WASM启动"),
    technology: "wasm",
    metric: "startup",
    statement: {
      en: "More than 99 % of WebAssembly starts take less than 10 milliseconds",
      zh: "超过 99 % 的 WebAssembly 启动少于 10 毫秒",
    },
    printed: "∀t, P(t < 10ms) > 0.99",
    bound: { kind: "probability", limit: 10 * MS, probability: 0.99 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "contract-startup-container",
    section,
    place: everywhere("启动时间契约, 容器启动"),
    technology: "container",
    metric: "startup",
    statement: {
      en: "More than 95 % of container starts take less than 1000 milliseconds",
      zh: "超过 95 % 的容器启动少于 1000 毫秒",
    },
    printed: "∀t, P(t < 1000ms) > 0.95",
    bound: { kind: "probability", limit: 1000 * MS, probability: 0.95 },
    reading,
    settledBy,
    conditions: {},
  },
];
