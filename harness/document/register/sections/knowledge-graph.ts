import { external, type RegisterEntry } from "../entry.ts";

const at = "1-IV";
const needs = {
  en: "Business figures before and after the change, of organisations that changed nothing else",
  zh: "只改变此项而不改变其他的组织，前后的业务数字",
};

/** Part 1, section IV: the edges that promise more or less of something. */
export const knowledgeGraphRegister: readonly RegisterEntry[] = [
  external({
    id: "graph-cost",
    at,
    place: "EDA → Cost",
    topic: "cost",
    printed: "EDA --> Cost[成本优化]",
    needs,
  }),
  external({
    id: "graph-performance",
    at,
    place: "Realtime → Performance",
    topic: "performance",
    printed: "Realtime --> Performance[性能提升]",
    needs,
  }),
  external({
    id: "graph-agility",
    at,
    place: "DDD → BusinessAgility",
    topic: "value",
    printed: "DDD --> BusinessAgility[业务敏捷性]",
    needs,
  }),
];
