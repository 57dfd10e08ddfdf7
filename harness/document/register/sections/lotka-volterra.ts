import { lotkaVolterra, steadyState } from "../../printed/lotka-volterra.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";

const at = "3-V-1";
const topic = "adoption";
const species = [
  {
    technology: "container",
    symbol: "C",
    equation: "dC/dt = r₁C(1 - C/K₁) - α₁WC - β₁SC",
    parameters: "r₁=0.15, K₁=0.75, α₁=0.3, β₁=0.2",
    printed: "C\\* ≈ 0.22 （容器占 22%）",
  },
  {
    technology: "sandbox",
    symbol: "S",
    equation: "dS/dt = r₂S(1 - S/K₂) - α₂WS + β₂SC",
    parameters: "r₂=0.45, K₂=0.60, α₂=0.4, β₂=0.15",
    printed: "S\\* ≈ 0.28 （沙盒占 28%）",
  },
  {
    technology: "wasm",
    symbol: "W",
    equation: "dW/dt = r₃W(1 - W/K₃) + α₃WC + α₄WS",
    parameters: "r₃=0.80, K₃=0.80, α₃=0.2, α₄=0.25",
    printed: "W\\* ≈ 0.50 （WASM 占 50%）",
  },
] as const;

const shareAudit = {
  container: ["shares-2030-adoption-container"],
  sandbox: ["shares-2030-adoption-sandbox"],
  wasm: ["shares-2030-adoption", "shares-2030-scenarios"],
} as const;

/** Part 3, section V-1. */
export const lotkaVolterraRegister: readonly RegisterEntry[] = [
  ...species.map(({ technology, symbol, equation }) =>
    external({
      id: `competition-equation-${technology}`,
      at,
      place: { en: `equation of ${symbol}`, zh: `${symbol} 的方程` },
      of: [technology],
      topic,
      printed: equation,
      audit: ["steady-state-coexistence"],
      needs: {
        en: "Shares of all three over many years, against which the equations' curves are held",
        zh: "三者多年的份额，用以与方程的曲线对照",
      },
    }),
  ),
  ...species.map(({ technology, symbol, parameters }, index) =>
    external({
      id: `competition-parameters-${technology}`,
      at,
      place: "参数拟合（2024基准）",
      of: [technology],
      topic,
      printed: parameters,
      bound: figures(
        `r and K of ${symbol}`,
        ...[lotkaVolterra.growth[index], lotkaVolterra.capacity[index]].map((value) => String(value)),
      ),
      audit: [
        "growth-vs-adoption",
        `capacity-vs-adoption-${technology}`,
        ...(technology === "container" ? ["container-above-capacity"] : []),
      ],
      needs: { en: "The data that the parameters were fitted to", zh: "拟合参数所用的数据" },
    }),
  ),
  ...species.map(({ technology, symbol, printed }, index) =>
    computed({
      id: `steady-state-${technology}`,
      at,
      place: "稳态解（2030 预测）",
      of: [technology],
      topic,
      printed,
      bound: figures("share", steadyState[index] ?? steadyState[0]),
      conditions: [{ en: "Forecast for 2030.", zh: "对 2030 年的预测。" }],
      audit: [
        `steady-state-${symbol.toLowerCase()}`,
        "steady-state-shares",
        "shares-2030-two-models",
        ...shareAudit[technology],
      ],
    }),
  ),
  computed({
    id: "steady-state-coexistence",
    at,
    place: "结论",
    of: ["container", "sandbox", "wasm"],
    topic,
    printed: "三者长期共存，WASM 成为主导但非垄断",
    audit: ["steady-state-coexistence"],
  }),
];
