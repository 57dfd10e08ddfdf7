import { sumToOne } from "../../formulas/weighted-sum.ts";
import { driverWeights } from "../../printed/drivers.ts";
import { roundsTo } from "../../printed/figure.ts";
import { investments } from "../../printed/investments.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { utilities, utilityWeights } from "../../printed/utility.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { asPrinted, short } from "../number-text.ts";

const at = "3-IV-1";
const chosen = ["container", "sandbox", "wasm"] as const;
const names = { container: "Container", sandbox: "Kata", wasm: "WASM" } as const;

const utilityOf = (technology: (typeof chosen)[number]): AuditItem =>
  open({
    id: `utility-${technology}`,
    at,
    printed: `U(${names[technology]})=${utilities[technology].computed.printed}`,
    recomputed: "0 to 1 for merits from 0 to 1",
    missing: `Performance, Security and Cost of ${names[technology]}`,
    why:
      "U = 0.3·Performance + 0.4·Security + 0.3·Cost has three unknowns" +
      (technology === "sandbox"
        ? "."
        : "; the scores of 3-IV-2, which are made of the same merits, contradict each other."),
  });

const leafOf = (technology: (typeof chosen)[number]): AuditItem => {
  const { utility, computed } = utilities[technology];
  const difference = utility.value - computed.value;
  return decided({
    id: `utility-leaf-${technology}`,
    at,
    printed: `效用: ${utility.printed}; U(${names[technology]})=${computed.printed}`,
    holds: roundsTo(computed.value, utility),
    recomputed: computed.printed,
    why: `The utility of ${names[technology]} stands at the tree's leaf and as the result of the one utility function, which depends on the technology alone, ${asPrinted(Math.abs(difference), computed)} apart.`,
  });
};

/** The leaf that is best by a measure, for all of them alike, as the leaves do not depend on the branch. */
const bestBy = (measure: (leaf: (typeof utilities)["wasm"]) => number): string => {
  const best = chosen.toSorted((a, b) => measure(utilities[b]) - measure(utilities[a]))[0] ?? "wasm";
  return names[best];
};

const expectedUtility = (): AuditItem => {
  const byUtility = bestBy(({ utility }) => utility.value);
  const byNet = bestBy(({ utility, cost }) => utility.value - cost.value);
  const byRatio = bestBy(({ utility, cost }) => utility.value / cost.value);
  return decided({
    id: "tree-maximises-utility",
    at,
    printed: "业务决策树（期望效用最大化）: 效用 0.7, 0.85, 0.95; 成本 0.5, 0.7, 0.9",
    holds: false,
    recomputed: `always ${byUtility}, or always ${byNet}`,
    why:
      `Utility and cost at the leaves do not depend on the answers above them, so maximising gives the same leaf for all: ${byUtility} by utility, ` +
      `${byNet} by utility less cost (0.2, 0.15, 0.05), ${byRatio} by utility over cost (1.4, 1.21, 1.06). A tree that chooses otherwise maximises none.`,
  });
};

const costSign = (): AuditItem => {
  const { performance, security, cost } = utilityWeights;
  const most = (merit: number): number => performance + security + cost * merit;
  const reachable = chosen.every((one) => most(1 - utilities[one].cost.value) >= utilities[one].computed.value - 0.005);
  const asMerit = chosen.every((one) => most(utilities[one].cost.value) >= utilities[one].computed.value);
  return byReadings({
    id: "utility-cost-sign",
    at,
    printed: "U(T) = … + γ·Cost(T); 成本: 0.5, 0.7, 0.9; U = 0.61, 0.79, 0.89",
    readings: [
      {
        says: `Read as what is left of 1 after the leaf's cost, U(WASM) is at most 0.7 + 0.3 × 0.1 = ${short(most(1 - utilities.wasm.cost.value))}.`,
        holds: reachable,
        recomputed: `at most ${short(most(1 - utilities.wasm.cost.value))}`,
      },
      {
        says: "Read as the leaf's cost itself, 0.89 can be reached, but what costs more is better.",
        holds: asMerit,
        recomputed: `at most ${short(most(utilities.wasm.cost.value))}`,
      },
    ],
  });
};

const costOrder = (): AuditItem => {
  const { container, sandbox, wasm } = costCoefficients;
  const cheapestByTco =
    wasm.density < container.density && wasm.complexity < container.complexity && wasm.risk < container.risk;
  const rising =
    sandbox.density > 0 &&
    investments.wasm.initial.value < investments.kata.initial.value &&
    investments.kata.initial.value < investments.container.initial.value;
  return byReadings({
    id: "tree-cost-vs-tco",
    at,
    printed: "成本: 0.5 < 0.7 < 0.9; 2-II-1: 系数; 3-VII-1 初始投资: 2.0 < 4.5 < 8.0",
    readings: [
      {
        says: "Read as running cost, WASM costs the most here and, with the least of each TCO coefficient, the least there.",
        holds: !cheapestByTco,
        recomputed: "WASM least",
      },
      { says: "Read as investment, the order is that of 3-VII-1.", holds: rising, recomputed: "WASM most" },
    ],
  });
};

const weightsAgainstDrivers = (): AuditItem =>
  byReadings({
    id: "utility-weights-vs-drivers",
    at,
    printed: `α=0.3, β=0.4, γ=0.3; 2-III-2: ${driverWeights.printed}`,
    readings: [
      {
        says: "Read as how much performance, security and cost matter, security comes first here and cost there (without 生态 0.22, 0.33, 0.44).",
        holds: utilityWeights.cost > utilityWeights.security === driverWeights.cost > driverWeights.security,
        recomputed: "0.22, 0.33, 0.44",
      },
      {
        says: "Read as weights of two decisions, of a business and of a market, they may differ.",
        holds: true,
        recomputed: "possible",
      },
    ],
  });

/** Part 3, section IV-1: the utilities. */
export const utilityAudit = () => [
  decided({
    id: "utility-weights",
    at,
    printed: "α + β + γ = 1, α=0.3, β=0.4, γ=0.3",
    holds: sumToOne(Object.values(utilityWeights)),
    recomputed: "1",
    why: "0.3 + 0.4 + 0.3 = 1.",
  }),
  ...chosen.map(utilityOf),
  decided({
    id: "utility-order",
    at,
    printed: "U(WASM)=0.89 > U(Kata)=0.79 > U(Container)=0.61",
    holds:
      utilities.wasm.computed.value > utilities.sandbox.computed.value &&
      utilities.sandbox.computed.value > utilities.container.computed.value,
    recomputed: "falling",
    why: "0.89 > 0.79 > 0.61, in the order of the leaves' 0.95, 0.85, 0.7.",
  }),
  ...chosen.map(leafOf),
  expectedUtility(),
  costSign(),
  costOrder(),
  weightsAgainstDrivers(),
];
