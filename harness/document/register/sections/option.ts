import { option } from "../../printed/investments.ts";
import { computed, external, figures, type RegisterEntry, spanOf } from "../entry.ts";

const at = "3-VII-2";
const topic = "investment";
const of = ["wasm"] as const;

/** Part 3, section VII-2. */
export const optionRegister: readonly RegisterEntry[] = [
  computed({
    id: "option-formula",
    at,
    place: "WASM 投资期权价值",
    of,
    topic,
    printed: "Option_Value = max(NPV_WASM - Investment, 0) × P(ecosystem_mature)",
    audit: ["option-investment-twice"],
  }),
  external({
    id: "option-probability",
    at,
    place: "当前",
    of,
    topic,
    printed: "P(ecosystem_mature) = 0.38",
    bound: figures("probability", option.maturityProbability),
    audit: ["option-probability", "option-date"],
    needs: {
      en: "What counts as a mature ecosystem, and how often forecasts of that kind came true",
      zh: "何为成熟的生态，以及这类预测应验的频率",
    },
  }),
  computed({
    id: "option-value",
    at,
    place: "当前",
    of,
    topic,
    printed: "Option_Value = (4.15 - 8.0) × 0.38 = -1.46 （负值，应等待）",
    bound: figures("million yuan", option.value),
    audit: ["option-value", "option-investment-twice", "strategy-wait-or-invest"],
  }),
  computed({
    id: "option-threshold",
    at,
    place: "建议",
    of,
    topic,
    printed: "当P(ecosystem) > 0.65时（预计2026 Q3），执行投资",
    bound: figures("probability", option.threshold),
    audit: ["option-threshold", "strategy-wait-or-invest"],
  }),
  computed({
    id: "option-date",
    at,
    place: "建议",
    of,
    topic,
    printed: "预计2026 Q3",
    bound: spanOf("year", { printed: "2026 Q3", low: option.thresholdFrom, high: option.thresholdTo }),
    audit: ["option-date"],
  }),
];
