import { adoption, growthThreshold } from "../../printed/adoption.ts";
import { breakthroughs, toolchainThreshold } from "../../printed/drivers.ts";
import { drawnAt } from "../../printed/maturity-curve.ts";
import { iot2030, scenarioChains } from "../../printed/scenario-adoption.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";

const at = "3-II-1";

/** Part 3, section II-1: limits and thresholds, also against what part 2 says of them. */
export const adoptionThresholdsAudit = () => {
  const { container, wasm } = adoption;
  const last = scenarioChains.map(({ shares }) => shares[2]);
  const first = scenarioChains.map(({ shares }) => shares[0]);
  const dominant = Math.max(...first.map(({ value }) => value));
  return [
    decided({
      id: "threshold-exponential",
      at,
      printed: `当 ${growthThreshold.printed} 时，技术进入指数增长期; 容器化 E(t) 0.95; 2-III-1: 容器化 增长放缓`,
      holds: container.maturity <= growthThreshold.maturity,
      recomputed: "no threshold",
      why:
        `Containers have E = ${container.maturity} and, by 2-III-1, slowing growth. In the equation E only scales the rate: growth is near exponential ` +
        `while P is far below K, whatever E is, and containers stand at ${percent(container.share2025.value / container.capacity)} of their K.`,
    }),
    open({
      id: "threshold-wasm-date",
      at,
      printed: "WASM 预计 2026 年 Q2 突破 E(t) > 0.5",
      recomputed: `from ${wasm.maturity} to 0.5`,
      missing: "how E(t) grows, and of when 当前值 is",
    }),
    byReadings({
      id: "threshold-vs-breakthrough",
      at,
      printed: `WASM: 2026 年 Q2 指数增长期; 2-III-2 破局时间点: ${breakthroughs.wasm.printed}`,
      readings: [
        {
          says: "Read as one turning point, it stands twice, a quarter apart.",
          holds: false,
          recomputed: "a quarter apart",
        },
        {
          says: "Read as the ecosystem's threshold and the market's breakthrough after it, they follow each other.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
    decided({
      id: "forecast-vs-ten-percent",
      at,
      printed: `2025: WASM ${wasm.share2025.printed}; 2-III-2 (${toolchainThreshold.years}): WASM 将突破 ${toolchainThreshold.adoption.printed}渗透率`,
      holds: wasm.share2025.value <= toolchainThreshold.adoption.value,
      recomputed: "above 10 % in 2025",
      why: "What is to be passed from 2026 on is passed in 2025 by this forecast.",
    }),
    byReadings({
      id: "forecast-vs-scenarios",
      at,
      printed: `2025: WASM ${wasm.share2025.printed}; 2-V-1 当前主导: ${first.map(({ printed }) => printed).join(", ")}`,
      readings: [
        {
          says: `Read as the scenarios where WASM is strongest, none of which has more than ${percent(dominant)}, the whole cannot have 12 %.`,
          holds: wasm.share2025.value <= dominant,
          recomputed: `at most ${percent(dominant)}`,
        },
        { says: "Read as examples, others that are not printed may lie above.", holds: true, recomputed: "possible" },
      ],
    }),
    decided({
      id: "curve-vs-capacity",
      at,
      printed: `WASM K (上限) ${wasm.capacity}; 2-III-1: the figure's WASM at 100%`,
      holds: drawnAt.wasm <= wasm.capacity,
      recomputed: `at most ${percent(wasm.capacity)}`,
      why: `The figure draws WASM to ${percent(drawnAt.wasm)}, ${short(100 * (drawnAt.wasm - wasm.capacity))} points above the limit that the model gives it.`,
    }),
    byReadings({
      id: "scenarios-vs-capacity",
      at,
      printed: `WASM K (上限) ${wasm.capacity}; 2-V-1 (2030): ${[...last, iot2030].map(({ printed }) => printed).join(", ")}`,
      readings: [
        {
          says: "Read as the limit in each scenario, 85 % and 90 % exceed it.",
          holds: [...last, iot2030].every(({ value }) => value <= wasm.capacity),
          recomputed: `at most ${percent(wasm.capacity)}`,
        },
        {
          says: "Read as the limit of the whole market, scenarios may lie above it.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
  ];
};
