import { scenarioScores } from "../../printed/scenario-scores.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";
import { rowOf } from "../../place.ts";

const at = "3-IV-2";
const topic = "value";

/** Part 3, section IV-2. */
export const scenarioScoresRegister: readonly RegisterEntry[] = [
  ...scenarioScores.flatMap(({ id, name, weights, container, wasm, recommended }) => {
    const cells = [weights.security, weights.performance, weights.cost].map(String);
    const head = { at, place: rowOf(name), topic } as const;
    const printedChoice = recommended === "wasm" ? "WASM" : "容器";
    return [
      external({
        ...head,
        id: `scenario-weights-${id}`,
        printed: cells.join(" | "),
        bound: figures("security, performance, cost", ...cells),
        audit: ["scenario-weights"],
        needs: {
          en: "How those who run such systems weigh security, performance and cost",
          zh: "运行此类系统者如何权衡安全、性能与成本",
        },
      }),
      computed({
        ...head,
        id: `scenario-score-${id}-container`,
        of: ["container"],
        printed: container.printed,
        bound: figures("score of 5", container),
        audit: ["scenario-scores-container"],
      }),
      computed({
        ...head,
        id: `scenario-score-${id}-wasm`,
        of: ["wasm"],
        printed: wasm.printed,
        bound: figures("score of 5", wasm),
        audit: ["scenario-scores-wasm"],
      }),
      computed({
        ...head,
        id: `scenario-choice-${id}`,
        of: [recommended],
        printed: `${container.printed} | ${wasm.printed} | ${printedChoice}`,
        audit: [
          `scenario-recommendation-${id}`,
          "scenario-sandbox",
          ...(recommended === "container" ? ["theorem-1-vs-scenarios"] : []),
        ],
      }),
    ];
  }),
  computed({
    id: "scenario-formula",
    at,
    place: "评分公式",
    topic,
    printed: "Score = 5 × (安全×Security(T) + 性能×Perf(T) + 成本×Cost(T))",
    audit: ["scenario-scores-container", "scenario-scores-wasm"],
  }),
];
