import { currentPosition, drawnAt, positionWords } from "../../printed/maturity-curve.ts";
import { computed, descending, external, figures, type RegisterEntry } from "../entry.ts";

const at = "2-III-1";
const topic = "adoption";
const needs = {
  en: "A survey of adoption in 2024 and 2025 with one definition for all three",
  zh: "以同一定义调查 2024 与 2025 年三者的采用率",
};

const positions = [
  { technology: "container", printed: "容器化：成熟期（渗透率>70%）→ 增长放缓", audit: ["threshold-exponential"] },
  { technology: "sandbox", printed: "沙盒化：早期主流（渗透率~25%）→ 加速增长", audit: [] },
  { technology: "wasm", printed: "WASM：技术触发期（渗透率~5%）→ 即将进入快速增长", audit: ["cycle-of-wasm"] },
] as const;

/** Part 2, section III-1. */
export const maturityCurveRegister: readonly RegisterEntry[] = [
  computed({
    id: "curve-drawn",
    at,
    place: { en: "figure", zh: "图" },
    of: ["vm", "container", "sandbox", "wasm"],
    topic,
    printed:
      "技术渗透率 … 100% … WASM … 80% … 60% … 沙盒化 … 40% … 20% … 容器化 … 0% … 虚拟机 … 2010  2014  2018  2022  2026  2030",
    bound: descending(
      "share in the figure",
      ...(["wasm", "sandbox", "container"] as const).toSorted((a, b) => drawnAt[b] - drawnAt[a]),
    ),
    audit: ["curve-vs-position", "curve-vs-capacity"],
  }),
  ...positions.map(({ technology, printed, audit }) =>
    external({
      id: `position-${technology}`,
      at,
      place: "当前位置（2024-2025）",
      of: [technology],
      topic,
      printed,
      bound: figures("share", currentPosition[technology]),
      conditions: [
        {
          en: `Of 2024-2025, called ${positionWords[technology]}.`,
          zh: `指 2024-2025 年，称为“${positionWords[technology]}”。`,
        },
      ],
      audit: ["position-shares", "curve-vs-position", `adoption-2025-${technology}`, ...audit],
      needs,
    }),
  ),
];
