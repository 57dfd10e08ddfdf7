import { adoption, growthThreshold } from "../../printed/adoption.ts";
import { computed, external, figures, type RegisterEntry, spanOf } from "../entry.ts";

const at = "3-II-1";
const topic = "adoption";
const adopted = [
  { technology: "container", name: "容器化", parameters: "0.15 | 0.85 | 0.95" },
  { technology: "sandbox", name: "沙盒化", parameters: "0.45 | 0.60 | 0.42" },
  { technology: "wasm", name: "WASM", parameters: "0.80 | 0.75 | 0.38" },
] as const;

const parameterAudit = {
  container: ["threshold-exponential", "container-above-capacity"],
  sandbox: [],
  wasm: ["threshold-wasm-date", "curve-vs-capacity", "scenarios-vs-capacity", "option-probability"],
} as const;

/** Part 3, section II-1. */
export const adoptionRegister: readonly RegisterEntry[] = [
  external({
    id: "adoption-formula",
    at,
    place: "通用扩散方程",
    topic,
    printed: "dP/dt = r × P × (1 - P/K) × E(t)",
    needs: {
      en: "Adoption over many years, against which the equation's curve is held",
      zh: "多年的采用率，用以与方程的曲线对照",
    },
  }),
  ...adopted.map(({ technology, name, parameters }) =>
    external({
      id: `adoption-parameters-${technology}`,
      at,
      place: { en: `各技术拟合参数, row ${name}`, zh: `各技术拟合参数，“${name}”行` },
      of: [technology],
      topic,
      printed: parameters,
      bound: figures("r per year, K, E(t)", ...parameters.split(" | ")),
      audit: [
        "adoption-below-capacity",
        "growth-vs-adoption",
        `capacity-vs-adoption-${technology}`,
        technology === "wasm" ? "shares-2030-adoption" : `shares-2030-adoption-${technology}`,
        ...parameterAudit[technology],
      ],
      needs: { en: "The data that the parameters were fitted to", zh: "拟合参数所用的数据" },
    }),
  ),
  ...adopted.map(({ technology, name }) =>
    computed({
      id: `adoption-2025-${technology}`,
      at,
      place: {
        en: `各技术拟合参数, row ${name}, column 2025 预测渗透率`,
        zh: `各技术拟合参数，“${name}”行，“2025 预测渗透率”列`,
      },
      of: [technology],
      topic,
      printed: adoption[technology].share2025.printed,
      bound: figures("share", adoption[technology].share2025),
      conditions: [{ en: "Forecast for 2025.", zh: "对 2025 年的预测。" }],
      audit: [
        `adoption-2025-${technology}`,
        "adoption-shares",
        ...(technology === "wasm" ? ["forecast-vs-ten-percent", "forecast-vs-scenarios"] : []),
      ],
    }),
  ),
  computed({
    id: "adoption-threshold",
    at,
    place: "关键拐点",
    topic,
    printed: "当 E(t) > 0.5 时，技术进入指数增长期",
    bound: spanOf("", { printed: "E(t) > 0.5", low: growthThreshold.maturity, high: Infinity, open: true }),
    audit: ["threshold-exponential"],
  }),
  computed({
    id: "adoption-threshold-date",
    at,
    place: "关键拐点",
    of: ["wasm"],
    topic,
    printed: "WASM 预计 2026 年 Q2 突破该阈值",
    bound: spanOf("year", { printed: "2026 年 Q2", low: growthThreshold.from, high: growthThreshold.to }),
    audit: ["threshold-wasm-date", "threshold-vs-breakthrough", "option-date"],
  }),
];
