import { impliedSecurityLead } from "../../formulas/scenario-score.ts";
import { sumToOne } from "../../formulas/weighted-sum.ts";
import { scenarioScores, type ScenarioRow } from "../../printed/scenario-scores.ts";
import { type AuditItem, decided, open } from "../item.ts";
import { short } from "../number-text.ts";

const at = "3-IV-2";
const names = { container: "Container", wasm: "WASM" } as const;

interface Lead {
  readonly scenarios: string;
  readonly lead: number;
  /** How far the scores' rounding can move it, both ways. */
  readonly tolerance: number;
}

/** Security(T) − Perf(T) from each pair of scenarios that weigh cost alike. */
function leadsOf(technology: "container" | "wasm"): Lead[] {
  return scenarioScores.flatMap((one, index) =>
    scenarioScores
      .slice(index + 1)
      .filter((other) => other.weights.cost === one.weights.cost)
      .map((other): Lead => {
        const scored = ({ weights, [technology]: score }: ScenarioRow) => ({ weights, score: score.value });
        const shift = Math.abs(one.weights.security - other.weights.security);
        return {
          scenarios: `${one.name} and ${other.name}`,
          lead: impliedSecurityLead(scored(one), scored(other)),
          tolerance: (one[technology].step / 2 + other[technology].step / 2) / 5 / shift,
        };
      }),
  );
}

/** Whether one set of merits from 0 to 1 gives all scores: each pair's lead must agree, and none exceed 1. */
const scoresOf = (technology: "container" | "wasm"): AuditItem => {
  const leads = leadsOf(technology);
  const low = Math.max(-1, ...leads.map(({ lead, tolerance }) => lead - tolerance));
  const high = Math.min(1, ...leads.map(({ lead, tolerance }) => lead + tolerance));
  const shown = leads.map(
    ({ scenarios, lead, tolerance }) =>
      `${scenarios} give ${short(lead)} (${short(lead - tolerance)} to ${short(lead + tolerance)} with rounding)`,
  );
  return decided({
    id: `scenario-scores-${technology}`,
    at,
    printed: scenarioScores.map((row) => `${row.name} ${row[technology].printed}`).join(", "),
    holds: low <= high,
    recomputed: low <= high ? "possible" : "no merits give these scores",
    why:
      "Scenarios that weigh cost alike differ, by the formula, only by Security − Perf, which is one number from -1 to 1: " +
      `${shown.join(", ")} for ${names[technology]}.`,
  });
};

const recommendation = (row: ScenarioRow): AuditItem => {
  const best = row.wasm.value > row.container.value ? "wasm" : "container";
  return decided({
    id: `scenario-recommendation-${row.id}`,
    at,
    printed: `${row.name}: ${row.container.printed}, ${row.wasm.printed}, ${row.recommended === "wasm" ? "WASM" : "容器"}`,
    holds: best === row.recommended,
    recomputed: best === "wasm" ? "WASM" : "容器",
    why: `Of ${row.container.printed} for containers and ${row.wasm.printed} for WASM the higher one is recommended.`,
  });
};

/** Part 3, section IV-2. */
export const scenarioScoresAudit = () => [
  decided({
    id: "scenario-weights",
    at,
    printed: "安全权重, 性能权重, 成本权重",
    holds: scenarioScores.every(({ weights }) => sumToOne(Object.values(weights))),
    recomputed: "1 in each row",
    why: "The three weights of each of the five rows sum to one.",
  }),
  scoresOf("container"),
  scoresOf("wasm"),
  ...scenarioScores.map(recommendation),
  open({
    id: "scenario-sandbox",
    at,
    printed: "推荐技术",
    missing: "the scores of sandboxes, which could be higher in any row (2-II-1's case of 金融风控 moved to Kata)",
  }),
];
