import { readiness } from "../../printed/readiness.ts";
import type { ClaimedTechnology } from "../../printed/technologies.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";
import { rowOf } from "../../place.ts";

const at = "3-I-1";
const topic = "adoption";

const technologyOf: Readonly<Record<string, ClaimedTechnology>> = {
  vm: "vm",
  docker: "container",
  kata: "sandbox",
  quark: "sandbox",
  wasm: "wasm",
};

/** Part 3, section I-1. */
export const readinessRegister: readonly RegisterEntry[] = [
  ...readiness.flatMap(({ id, name, maturity, health, index, cycle }) => {
    const technology = technologyOf[id];
    const head = { at, place: rowOf(name), of: technology === undefined ? [] : [technology], topic } as const;
    return [
      external({
        ...head,
        id: `readiness-grades-${id}`,
        printed: `${maturity.printed} | ${health.printed}`,
        bound: figures("grade of 5", maturity, health),
        audit: [
          "health-grades",
          "cycle-vs-maturity",
          ...(id === "quark" || id === "wasm" ? [] : ["graph-maturity"]),
          ...(id === "wasm" ? ["graph-maturity-wasmedge"] : []),
        ],
        needs: {
          en: "How the grades were given, and the same grading by others",
          zh: "评分如何给出，以及他人的同类评分",
        },
      }),
      computed({
        ...head,
        id: `readiness-index-${id}`,
        printed: index.printed,
        bound: figures("", index),
        audit: [`cri-${id}`, ...(id === "docker" || id === "wasm" ? ["theorem-2-cri"] : [])],
      }),
      computed({
        ...head,
        id: `readiness-cycle-${id}`,
        printed: cycle,
        audit: ["cycle-vs-maturity", ...(id === "wasm" ? ["cycle-of-wasm"] : [])],
      }),
    ];
  }),
  computed({
    id: "readiness-formula",
    at,
    place: "CRI 计算公式",
    topic,
    printed: "CRI = 技术成熟度 × 生态健康度 × √(贡献者数/1000)",
    audit: ["cri-docker"],
  }),
  computed({
    id: "health-weights",
    at,
    place: "生态健康 度维度",
    topic,
    printed: "工具链完整度(30%) + 社区活跃度(30%) + 商业支持(25%) + 标准化程度(15%)",
    bound: figures("share", "30%", "30%", "25%", "15%"),
    audit: ["health-weights", "health-grades"],
  }),
];
