import { criticalMass, networkValues } from "../../printed/network-value.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";

const at = "3-V-2";
const topic = "value";
const of = ["wasm"] as const;

/** Part 3, section V-2. */
export const networkValueRegister: readonly RegisterEntry[] = [
  external({
    id: "network-formula",
    at,
    place: "WASM 生态价值",
    of,
    topic,
    printed: "V_WASM = n_modules × n_runtimes × √(n_developers)",
    needs: {
      en: "A value of ecosystems that was measured otherwise, beside the three counts",
      zh: "以其他方式测得的生态价值，连同这三个计数",
    },
  }),
  ...networkValues.map(({ year, inputs: [modules, runtimes, developers], value }) =>
    computed({
      id: `network-value-${year}`,
      at,
      place: year === 2024 ? "当前（2024）" : "预测（2027）",
      of,
      topic,
      printed: `V ≈ ${modules.printed} × ${runtimes.printed} × √${developers.printed} ≈ ${value.printed}`,
      bound: figures("modules, runtimes, developers, value", modules, runtimes, developers, value),
      conditions: year === 2024 ? [] : [{ en: "Forecast for 2027.", zh: "对 2027 年的预测。" }],
      audit: [`network-value-${year}`, "network-critical-mass"],
    }),
  ),
  computed({
    id: "network-critical-mass",
    at,
    place: "临界质量阈值",
    of,
    topic,
    printed: "当 n_modules > 10,000 时，网络效应自加强。预计 2026 年突 破",
    bound: figures("modules", criticalMass.modules),
    audit: ["network-critical-mass"],
  }),
];
