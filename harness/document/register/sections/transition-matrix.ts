import { technologies } from "../../printed/technologies.ts";
import { fallback, stationary2030 } from "../../printed/transition-matrix.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";

const at = "3-II-2";
const topic = "adoption";
const names = ["虚拟化", "容器化", "沙盒化", "WASM"] as const;
const rows = ["0.70 0.25 0.04 0.01", "0.02 0.60 0.30 0.08", "0.01 0.20 0.55 0.24", "0.00 0.05 0.15 0.80"] as const;

/** Part 3, section II-2. */
export const transitionMatrixRegister: readonly RegisterEntry[] = [
  ...technologies.map((technology, state) =>
    external({
      id: `transition-${technology}`,
      at,
      place: { en: `状态转移矩阵, row ${names[state] ?? ""}`, zh: `状态转移矩阵，“${names[state] ?? ""}”行` },
      of: [technology],
      topic,
      printed: rows[state] ?? "",
      bound: figures("probability, to 虚拟化, 容器化, 沙盒化, WASM", ...(rows[state] ?? "").split(" ")),
      audit: ["markov-rows", ...(technology === "wasm" ? ["markov-not-absorbing", "markov-fallback"] : [])],
      needs: { en: "What users of each technology used some years later", zh: "各技术的用户若干年后所用的技术" },
    }),
  ),
  ...technologies.map((technology, state) =>
    computed({
      id: `stationary-${technology}`,
      at,
      place: "稳态分布预测（2030）",
      of: [technology],
      topic,
      printed: `${names[state] ?? ""}${stationary2030[state]?.printed ?? ""}`,
      bound: figures("share", stationary2030[state] ?? stationary2030[0]),
      conditions: [{ en: "Forecast for 2030.", zh: "对 2030 年的预测。" }],
      audit: [
        `markov-stationary-${technology}`,
        "markov-shares",
        "markov-by-2030",
        "shares-2030-two-models",
        ...(technology === "wasm" ? ["shares-2030-adoption"] : []),
        ...(technology === "container" || technology === "sandbox" ? [`shares-2030-adoption-${technology}`] : []),
      ],
    }),
  ),
  computed({
    id: "transition-not-absorbing",
    at,
    place: "吸收态分析",
    of: ["wasm"],
    topic,
    printed: "WASM 是非吸收态（有 15%回退到沙盒）",
    bound: figures("probability", fallback),
    audit: ["markov-not-absorbing", "markov-fallback"],
  }),
];
