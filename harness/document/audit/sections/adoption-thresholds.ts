import { adoption, growthThreshold } from "../../printed/adoption.ts";
import { breakthroughs, toolchainThreshold } from "../../printed/drivers.ts";
import { drawnAt } from "../../printed/maturity-curve.ts";
import { iot2030, scenarioChains } from "../../printed/scenario-adoption.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent, short } from "../number-text.ts";
import { possible, atMost } from "../phrases.ts";

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
      recomputed: { en: "no threshold", zh: "不构成阈值" },
      why: {
        en:
          `Containers have E = ${container.maturity} and, by 2-III-1, slowing growth. In the equation E only scales the rate: growth is near exponential ` +
          `while P is far below K, whatever E is, and containers stand at ${percent(container.share2025.value / container.capacity)} of their K.`,
        zh: `容器的 E = ${container.maturity}，而 2-III-1 称其增长放缓。方程中 E 只缩放速率：只要 P 远低于 K，无论 E 多大，增长都近似指数；而容器已达其 K 的 ${percent(container.share2025.value / container.capacity)}。`,
      },
    }),
    open({
      id: "threshold-wasm-date",
      at,
      printed: "WASM 预计 2026 年 Q2 突破 E(t) > 0.5",
      recomputed: { en: `from ${wasm.maturity} to 0.5`, zh: `从 ${wasm.maturity} 到 0.5` },
      missing: { en: "how E(t) grows, and of when 当前值 is", zh: "E(t) 如何增长，以及“当前值”是何时的值" },
    }),
    byReadings({
      id: "threshold-vs-breakthrough",
      at,
      printed: `WASM: 2026 年 Q2 指数增长期; 2-III-2 破局时间点: ${breakthroughs.wasm.printed}`,
      readings: [
        {
          says: {
            en: "Read as one turning point, it stands twice, a quarter apart.",
            zh: "若理解为同一个拐点，则它出现两次，相差一个季度。",
          },
          holds: false,
          recomputed: { en: "a quarter apart", zh: "相差一个季度" },
        },
        {
          says: {
            en: "Read as the ecosystem's threshold and the market's breakthrough after it, they follow each other.",
            zh: "若理解为先是生态的阈值、后是市场的破局，则二者先后相继。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    decided({
      id: "forecast-vs-ten-percent",
      at,
      printed: `2025: WASM ${wasm.share2025.printed}; 2-III-2 (${toolchainThreshold.years}): WASM 将突破 ${toolchainThreshold.adoption.printed}渗透率`,
      holds: wasm.share2025.value <= toolchainThreshold.adoption.value,
      recomputed: { en: "above 10 % in 2025", zh: "2025 年已超过 10 %" },
      why: {
        en: "What is to be passed from 2026 on is passed in 2025 by this forecast.",
        zh: "按此预测，应在 2026 年以后突破的，2025 年就已突破。",
      },
    }),
    byReadings({
      id: "forecast-vs-scenarios",
      at,
      printed: `2025: WASM ${wasm.share2025.printed}; 2-V-1 当前主导: ${first.map(({ printed }) => printed).join(", ")}`,
      readings: [
        {
          says: {
            en: `Read as the scenarios where WASM is strongest, none of which has more than ${percent(dominant)}, the whole cannot have 12 %.`,
            zh: `若理解为 WASM 最强的场景（其中没有一个超过 ${percent(dominant)}），则整体不可能达到 12 %。`,
          },
          holds: wasm.share2025.value <= dominant,
          recomputed: atMost(percent(dominant)),
        },
        {
          says: {
            en: "Read as examples, others that are not printed may lie above.",
            zh: "若理解为举例，则未印出的其他场景可能更高。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    decided({
      id: "curve-vs-capacity",
      at,
      printed: {
        en: `WASM K (上限) ${wasm.capacity}; 2-III-1: the figure's WASM at 100%`,
        zh: `WASM K (上限) ${wasm.capacity}; 2-III-1: 图中 WASM 达 100%`,
      },
      holds: drawnAt.wasm <= wasm.capacity,
      recomputed: atMost(percent(wasm.capacity)),
      why: {
        en: `The figure draws WASM to ${percent(drawnAt.wasm)}, ${short(100 * (drawnAt.wasm - wasm.capacity))} points above the limit that the model gives it.`,
        zh: `图中把 WASM 画到 ${percent(drawnAt.wasm)}，比模型给它的上限高 ${short(100 * (drawnAt.wasm - wasm.capacity))} 个百分点。`,
      },
    }),
    byReadings({
      id: "scenarios-vs-capacity",
      at,
      printed: `WASM K (上限) ${wasm.capacity}; 2-V-1 (2030): ${[...last, iot2030].map(({ printed }) => printed).join(", ")}`,
      readings: [
        {
          says: {
            en: "Read as the limit in each scenario, 85 % and 90 % exceed it.",
            zh: "若理解为每个场景的上限，则 85 % 与 90 % 都超过它。",
          },
          holds: [...last, iot2030].every(({ value }) => value <= wasm.capacity),
          recomputed: atMost(percent(wasm.capacity)),
        },
        {
          says: {
            en: "Read as the limit of the whole market, scenarios may lie above it.",
            zh: "若理解为整个市场的上限，则个别场景可以高于它。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
  ];
};
