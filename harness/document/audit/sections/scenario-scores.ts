import { impliedSecurityLead } from "../../formulas/scenario-score.ts";
import { sumToOne } from "../../formulas/weighted-sum.ts";
import { scenarioScores, type ScenarioRow } from "../../printed/scenario-scores.ts";
import { type AuditItem, decided, open } from "../item.ts";
import { short } from "../number-text.ts";
import { possible, fromTo } from "../phrases.ts";
import { everywhere, listed, type Wording } from "../../../wording.ts";

const at = "3-IV-2";
const names = { container: "Container", wasm: "WASM" } as const;

interface Lead {
  readonly scenarios: Wording;
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
          scenarios: listed([everywhere(one.name), everywhere(other.name)]),
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
  const shown = leads.map(({ scenarios, lead, tolerance }) => {
    const range = fromTo(short(lead - tolerance), short(lead + tolerance));
    return {
      en: `${scenarios.en} give ${short(lead)} (${range.en} with rounding)`,
      zh: `${scenarios.zh}给出 ${short(lead)}（计入舍入为 ${range.zh}）`,
    };
  });
  return decided({
    id: `scenario-scores-${technology}`,
    at,
    printed: scenarioScores.map((row) => `${row.name} ${row[technology].printed}`).join(", "),
    holds: low <= high,
    recomputed: low <= high ? possible : { en: "no merits give these scores", zh: "没有任何取值能得出这些分数" },
    why: {
      en:
        "Scenarios that weigh cost alike differ, by the formula, only by Security − Perf, which is one number from -1 to 1: " +
        `${shown.map(({ en }) => en).join(", ")} for ${names[technology]}.`,
      zh: `按公式，成本权重相同的场景只相差 Security − Perf，它是 -1 到 1 之间的同一个数：对 ${names[technology]}，${shown.map(({ zh }) => zh).join("，")}。`,
    },
  });
};

const recommendation = (row: ScenarioRow): AuditItem => {
  const best = row.wasm.value > row.container.value ? "wasm" : "container";
  return decided({
    id: `scenario-recommendation-${row.id}`,
    at,
    printed: `${row.name}: ${row.container.printed}, ${row.wasm.printed}, ${row.recommended === "wasm" ? "WASM" : "容器"}`,
    holds: best === row.recommended,
    recomputed: best === "wasm" ? everywhere("WASM") : everywhere("容器"),
    why: {
      en: `Of ${row.container.printed} for containers and ${row.wasm.printed} for WASM the higher one is recommended.`,
      zh: `容器 ${row.container.printed}，WASM ${row.wasm.printed}，推荐的是较高者。`,
    },
  });
};

/** Part 3, section IV-2. */
export const scenarioScoresAudit = () => [
  decided({
    id: "scenario-weights",
    at,
    printed: "安全权重, 性能权重, 成本权重",
    holds: scenarioScores.every(({ weights }) => sumToOne(Object.values(weights))),
    recomputed: { en: "1 in each row", zh: "每行均为 1" },
    why: { en: "The three weights of each of the five rows sum to one.", zh: "五行中每行的三个权重之和都为一。" },
  }),
  scoresOf("container"),
  scoresOf("wasm"),
  ...scenarioScores.map(recommendation),
  open({
    id: "scenario-sandbox",
    at,
    printed: "推荐技术",
    missing: {
      en: "the scores of sandboxes, which could be higher in any row (2-II-1's case of 金融风控 moved to Kata)",
      zh: "沙盒的得分；它在任何一行都可能更高（2-II-1 的金融风控案例改用了 Kata）",
    },
  }),
];
