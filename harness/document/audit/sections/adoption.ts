import { adoptionAfter } from "../../formulas/adoption.ts";
import { adoption } from "../../printed/adoption.ts";
import { type Figure, roundsTo } from "../../printed/figure.ts";
import { currentPosition } from "../../printed/maturity-curve.ts";
import { technologyNames } from "../../printed/technologies.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { percent } from "../number-text.ts";
import { everywhere, type Wording } from "../../../wording.ts";

const at = "3-II-1";
const adopted = ["container", "sandbox", "wasm"] as const;

/** A position printed as more than so much fits every larger share; others only their own rounding. */
function fits(share: number, forecast: Figure, position: Figure): boolean {
  return roundsTo(share, forecast) || (position.printed.startsWith(">") && share <= forecast.value);
}

/** The forecast for 2025 from the position of 2024-2025, by the model and its own parameters. */
const forecast = (technology: (typeof adopted)[number]): AuditItem => {
  const { share2025, growth, capacity, maturity } = adoption[technology];
  const position = currentPosition[technology];
  const after = (ripeness: number): number => adoptionAfter(position.value, { growth, capacity }, ripeness, 1);
  const least = (share: string): Wording =>
    position.printed.startsWith(">") ? { en: `above ${share}`, zh: `高于 ${share}` } : everywhere(share);
  const grown = least(percent(after(maturity)));
  return byReadings({
    id: `adoption-2025-${technology}`,
    at,
    printed: `2025 预测渗透率 ${share2025.printed}; 2-III-1 (2024-2025): ${position.printed}`,
    readings: [
      {
        says: {
          en: `The model needs a start, which only 2-III-1 prints. Read as that of 2024, the share of ${technologyNames[technology].en} grows in a year with r, K and E as printed to ${grown.en}.`,
          zh: `模型需要起点，只有 2-III-1 印出了。若理解为 2024 年的起点，则按所印的 r、K、E，一年后${technologyNames[technology].zh}的渗透率增长到${grown.zh}。`,
        },
        holds: fits(after(maturity), share2025, position),
        recomputed: grown,
      },
      {
        says: {
          en: `Read as that of 2025, it is ${position.printed} there already.`,
          zh: `若理解为 2025 年的值，则那里已印为 ${position.printed}。`,
        },
        holds: fits(position.value, share2025, position),
        recomputed: least(percent(position.value)),
      },
    ],
    ...(technology === "wasm"
      ? {
          why: {
            en: `Even with a complete ecosystem, E = 1, a year leads from 5 % to ${percent(after(1))} only.`,
            zh: `即使生态完全成熟（E = 1），一年也只能从 5 % 增长到 ${percent(after(1))}。`,
          },
        }
      : {}),
  });
};

/** Part 3, section II-1: the forecasts. */
export const adoptionAudit = () => {
  const rows = adopted.map((technology) => adoption[technology]);
  const sum = rows.reduce((total, { share2025 }) => total + share2025.value, 0);
  return [
    ...adopted.map(forecast),
    decided({
      id: "adoption-below-capacity",
      at,
      printed: {
        en: rows.map(({ share2025, capacity }) => `${share2025.printed} of K=${capacity.toFixed(2)}`).join(", "),
        zh: rows.map(({ share2025, capacity }) => `${share2025.printed}（K=${capacity.toFixed(2)}）`).join(", "),
      },
      holds: rows.every(({ share2025, capacity }) => share2025.value < capacity),
      recomputed: { en: "below", zh: "低于上限" },
      why: { en: "No forecast exceeds its technology's own limit.", zh: "没有一个预测超过其技术自身的上限。" },
    }),
    byReadings({
      id: "adoption-shares",
      at,
      printed: rows.map(({ share2025 }) => share2025.printed).join(" + "),
      readings: [
        {
          says: {
            en: `Read as shares of one market, as in 3-II-2 and 3-V-1, they sum to ${percent(sum)}.`,
            zh: `若理解为同一市场的份额（如 3-II-2 与 3-V-1），则合计 ${percent(sum)}。`,
          },
          holds: sum <= 1,
          recomputed: everywhere(percent(sum)),
        },
        {
          says: {
            en: "Read as adoption, where one may use several, no sum is required.",
            zh: "若理解为采用率（同一用户可采用多种），则合计不受限制。",
          },
          holds: true,
          recomputed: { en: "no limit", zh: "无上限" },
        },
      ],
    }),
  ];
};
