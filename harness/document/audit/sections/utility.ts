import { sumToOne } from "../../formulas/weighted-sum.ts";
import { driverWeights } from "../../printed/drivers.ts";
import { roundsTo } from "../../printed/figure.ts";
import { investments } from "../../printed/investments.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { utilities, utilityWeights } from "../../printed/utility.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { asPrinted, short } from "../number-text.ts";
import { possible, atMost } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-IV-1";
const chosen = ["container", "sandbox", "wasm"] as const;
const names = { container: "Container", sandbox: "Kata", wasm: "WASM" } as const;

const utilityOf = (technology: (typeof chosen)[number]): AuditItem =>
  open({
    id: `utility-${technology}`,
    at,
    printed: `U(${names[technology]})=${utilities[technology].computed.printed}`,
    recomputed: { en: "0 to 1 for merits from 0 to 1", zh: "各项取值为 0 到 1 时，结果为 0 到 1" },
    missing: {
      en: `Performance, Security and Cost of ${names[technology]}`,
      zh: `${names[technology]} 的 Performance、Security 与 Cost`,
    },
    why: {
      en:
        "U = 0.3·Performance + 0.4·Security + 0.3·Cost has three unknowns" +
        (technology === "sandbox"
          ? "."
          : "; the scores of 3-IV-2, which are made of the same merits, contradict each other."),
      zh: `U = 0.3·Performance + 0.4·Security + 0.3·Cost 有三个未知数${technology === "sandbox" ? "。" : "；由同样的取值算出的 3-IV-2 得分彼此矛盾。"}`,
    },
  });

const leafOf = (technology: (typeof chosen)[number]): AuditItem => {
  const { utility, computed } = utilities[technology];
  const difference = utility.value - computed.value;
  return decided({
    id: `utility-leaf-${technology}`,
    at,
    printed: `效用: ${utility.printed}; U(${names[technology]})=${computed.printed}`,
    holds: roundsTo(computed.value, utility),
    recomputed: everywhere(computed.printed),
    why: {
      en: `The utility of ${names[technology]} stands at the tree's leaf and as the result of the one utility function, which depends on the technology alone, ${asPrinted(Math.abs(difference), computed)} apart.`,
      zh: `${names[technology]} 的效用既印在决策树的叶上，又印为同一个只取决于技术的效用函数的结果，二者相差 ${asPrinted(Math.abs(difference), computed)}。`,
    },
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
    recomputed: { en: `always ${byUtility}, or always ${byNet}`, zh: `总是 ${byUtility}，或总是 ${byNet}` },
    why: {
      en:
        `Utility and cost at the leaves do not depend on the answers above them, so maximising gives the same leaf for all: ${byUtility} by utility, ` +
        `${byNet} by utility less cost (0.2, 0.15, 0.05), ${byRatio} by utility over cost (1.4, 1.21, 1.06). A tree that chooses otherwise maximises none.`,
      zh: `叶上的效用与成本不取决于其上的回答，因此最大化对所有路径给出同一片叶：按效用为 ${byUtility}，按效用减成本（0.2、0.15、0.05）为 ${byNet}，按效用除以成本（1.4、1.21、1.06）为 ${byRatio}。作其他选择的树，什么也没有最大化。`,
    },
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
        says: {
          en: `Read as what is left of 1 after the leaf's cost, U(WASM) is at most 0.7 + 0.3 × 0.1 = ${short(most(1 - utilities.wasm.cost.value))}.`,
          zh: `若理解为 1 减去叶上成本后的剩余，则 U(WASM) 至多为 0.7 + 0.3 × 0.1 = ${short(most(1 - utilities.wasm.cost.value))}。`,
        },
        holds: reachable,
        recomputed: atMost(short(most(1 - utilities.wasm.cost.value))),
      },
      {
        says: {
          en: "Read as the leaf's cost itself, 0.89 can be reached, but what costs more is better.",
          zh: "若理解为叶上成本本身，则 0.89 可以达到，但成本越高反而越好。",
        },
        holds: asMerit,
        recomputed: atMost(short(most(utilities.wasm.cost.value))),
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
        says: {
          en: "Read as running cost, WASM costs the most here and, with the least of each TCO coefficient, the least there.",
          zh: "若理解为运行成本，则 WASM 此处最高；而按每项都最低的 TCO 系数，彼处最低。",
        },
        holds: !cheapestByTco,
        recomputed: { en: "WASM least", zh: "WASM 最低" },
      },
      {
        says: { en: "Read as investment, the order is that of 3-VII-1.", zh: "若理解为投资，则次序与 3-VII-1 相同。" },
        holds: rising,
        recomputed: { en: "WASM most", zh: "WASM 最高" },
      },
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
        says: {
          en: "Read as how much performance, security and cost matter, security comes first here and cost there (without 生态 0.22, 0.33, 0.44).",
          zh: "若理解为性能、安全与成本的重要程度，则此处安全居首，彼处成本居首（除去生态后为 0.22、0.33、0.44）。",
        },
        holds: utilityWeights.cost > utilityWeights.security === driverWeights.cost > driverWeights.security,
        recomputed: everywhere("0.22, 0.33, 0.44"),
      },
      {
        says: {
          en: "Read as weights of two decisions, of a business and of a market, they may differ.",
          zh: "若理解为企业与市场两种决策的权重，则可以不同。",
        },
        holds: true,
        recomputed: possible,
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
    recomputed: everywhere("1"),
    why: { en: "0.3 + 0.4 + 0.3 = 1.", zh: "0.3 + 0.4 + 0.3 = 1。" },
  }),
  ...chosen.map(utilityOf),
  decided({
    id: "utility-order",
    at,
    printed: "U(WASM)=0.89 > U(Kata)=0.79 > U(Container)=0.61",
    holds:
      utilities.wasm.computed.value > utilities.sandbox.computed.value &&
      utilities.sandbox.computed.value > utilities.container.computed.value,
    recomputed: { en: "falling", zh: "递减" },
    why: {
      en: "0.89 > 0.79 > 0.61, in the order of the leaves' 0.95, 0.85, 0.7.",
      zh: "0.89 > 0.79 > 0.61，与叶上的 0.95、0.85、0.7 次序相同。",
    },
  }),
  ...chosen.map(leafOf),
  expectedUtility(),
  costSign(),
  costOrder(),
  weightsAgainstDrivers(),
];
