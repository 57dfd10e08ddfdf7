import { adoptionAfter } from "../../formulas/adoption.ts";
import { adoption } from "../../printed/adoption.ts";
import { type Figure, roundsTo } from "../../printed/figure.ts";
import { currentPosition } from "../../printed/maturity-curve.ts";
import { technologyNames } from "../../printed/technologies.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { percent } from "../number-text.ts";

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
  const least = position.printed.startsWith(">") ? "above " : "";
  return byReadings({
    id: `adoption-2025-${technology}`,
    at,
    printed: `2025 预测渗透率 ${share2025.printed}; 2-III-1 (2024-2025): ${position.printed}`,
    readings: [
      {
        says: `The model needs a start, which only 2-III-1 prints. Read as that of 2024, the share of ${technologyNames[technology]} grows in a year with r, K and E as printed to ${least}${percent(after(maturity))}.`,
        holds: fits(after(maturity), share2025, position),
        recomputed: `${least}${percent(after(maturity))}`,
      },
      {
        says: `Read as that of 2025, it is ${position.printed} there already.`,
        holds: fits(position.value, share2025, position),
        recomputed: `${least}${percent(position.value)}`,
      },
    ],
    ...(technology === "wasm"
      ? { why: `Even with a complete ecosystem, E = 1, a year leads from 5 % to ${percent(after(1))} only.` }
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
      printed: rows.map(({ share2025, capacity }) => `${share2025.printed} of K=${capacity.toFixed(2)}`).join(", "),
      holds: rows.every(({ share2025, capacity }) => share2025.value < capacity),
      recomputed: "below",
      why: "No forecast exceeds its technology's own limit.",
    }),
    byReadings({
      id: "adoption-shares",
      at,
      printed: rows.map(({ share2025 }) => share2025.printed).join(" + "),
      readings: [
        {
          says: `Read as shares of one market, as in 3-II-2 and 3-V-1, they sum to ${percent(sum)}.`,
          holds: sum <= 1,
          recomputed: percent(sum),
        },
        {
          says: "Read as adoption, where one may use several, no sum is required.",
          holds: true,
          recomputed: "no limit",
        },
      ],
    }),
  ];
};
