import { external, type RegisterEntry } from "../entry.ts";
import { cellOf, rowOf } from "../../place.ts";

const at = "1-III-1";
const needs = {
  en: "Architectures before and after a change of technology and of nothing else, compared by one measure",
  zh: "只改变技术而不改变其他的前后架构，以同一度量比较",
};

/** Part 1, section III-1. */
export const architectureMappingRegister: readonly RegisterEntry[] = [
  external({
    id: "mapping-isolation-sandbox",
    at,
    place: rowOf("沙盒化"),
    of: ["sandbox"],
    topic: "isolation",
    printed: "安全多租户，业务流程隔离 | 数据隔离与合规性增强 | 子域隔离，防腐层强化",
    needs,
  }),
  external({
    id: "mapping-flow-wasm",
    at,
    place: cellOf("WASM", "信息架构影响"),
    of: ["wasm"],
    topic: "performance",
    printed: "超轻量数据流，实时处理",
    needs,
  }),
];
