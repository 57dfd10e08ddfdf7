import { distributionAfter, stationaryDistribution, totalVariation } from "../../formulas/markov-chain.ts";
import { sumToOne } from "../../formulas/weighted-sum.ts";
import { roundsTo } from "../../printed/figure.ts";
import { currentPosition } from "../../printed/maturity-curve.ts";
import { technologies } from "../../printed/technologies.ts";
import { fallback, stationary2030, transitionMatrix } from "../../printed/transition-matrix.ts";
import { type AuditItem, decided, open } from "../item.ts";
import { asPrinted, percent, short } from "../number-text.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-II-2";

const list = (shares: readonly number[]): string => shares.map((share) => percent(share, 4)).join(", ");

const stationaryShares = (stationary: readonly number[]): AuditItem[] =>
  technologies.map((technology, state) => {
    const printed = stationary2030[state] ?? stationary2030[0];
    const share = stationary[state] ?? Number.NaN;
    const holds = roundsTo(share, printed);
    const points = 100 * (printed.value - share);
    return decided({
      id: `markov-stationary-${technology}`,
      at,
      printed: `稳态分布预测（2030）: ${["虚拟化", "容器化", "沙盒化", "WASM"][state] ?? ""}${printed.printed}`,
      holds,
      recomputed: everywhere(asPrinted(share, printed, 2)),
      why: {
        en:
          `The matrix has one stationary distribution, π = πP with Σπ = 1: ${list(stationary)}.` +
          (holds
            ? ""
            : ` The printed share is ${short(Math.abs(points))} points ${points > 0 ? "more" : "less"}, ${short(printed.value / share)} times it.`),
        zh: `矩阵只有一个平稳分布（π = πP，Σπ = 1）：${list(stationary)}。${holds ? "" : `所印份额${points > 0 ? "多" : "少"} ${short(Math.abs(points))} 个百分点，为其 ${short(printed.value / share)} 倍。`}`,
      },
    });
  });

/** The path from where 2-III-1 stands, which leaves nothing for virtual machines. */
const path = (stationary: readonly number[]): AuditItem => {
  const start = [0, currentPosition.container.value, currentPosition.sandbox.value, currentPosition.wasm.value];
  const after = (steps: number): readonly number[] => distributionAfter(start, transitionMatrix, steps);
  return open({
    id: "markov-by-2030",
    at,
    printed: "稳态分布预测（2030）",
    recomputed: {
      en: `${list(after(5))} after 5 steps, ${list(after(6))} after 6`,
      zh: `5 步后为 ${list(after(5))}，6 步后为 ${list(after(6))}`,
    },
    missing: { en: "how long a step of the chain is, and where it starts", zh: "链的一步是多长时间，以及从何处开始" },
    why: {
      en:
        "With a step a year and the position of 2-III-1 (70 %, 25 %, 5 %, nothing for virtual machines) as the start of 2025 or 2024, the chain is " +
        `in 2030 ${short(100 * totalVariation(after(5), stationary))} or ${short(100 * totalVariation(after(6), stationary))} points from stationary, WASM at ` +
        `${percent(after(5)[3] ?? Number.NaN)} or ${percent(after(6)[3] ?? Number.NaN)}; the printed shares match neither the path nor the stationary distribution.`,
      zh: `若一步为一年，并以 2-III-1 的位置（70 %、25 %、5 %，没有虚拟机）为 2025 或 2024 年的起点，则 2030 年时链距平稳分布 ${short(100 * totalVariation(after(5), stationary))} 或 ${short(100 * totalVariation(after(6), stationary))} 个百分点，WASM 为 ${percent(after(5)[3] ?? Number.NaN)} 或 ${percent(after(6)[3] ?? Number.NaN)}；所印份额既不符合路径，也不符合平稳分布。`,
    },
  });
};

/** Part 3, section II-2. */
export const transitionMatrixAudit = () => {
  const stationary = stationaryDistribution(transitionMatrix);
  const [, toContainers, toSandboxes, staying] = transitionMatrix[3];
  return [
    decided({
      id: "markov-rows",
      at,
      printed: "状态转移矩阵",
      holds: transitionMatrix.every((row) => sumToOne(row)),
      recomputed: everywhere("1, 1, 1, 1"),
      why: { en: "Each row of probabilities sums to one.", zh: "每行概率之和为一。" },
    }),
    ...stationaryShares(stationary),
    decided({
      id: "markov-shares",
      at,
      printed: stationary2030.map(({ printed }) => printed).join(" + "),
      holds: sumToOne(stationary2030.map(({ value }) => value)),
      recomputed: everywhere("100 %"),
      why: { en: "8 + 22 + 25 + 45 = 100.", zh: "8 + 22 + 25 + 45 = 100。" },
    }),
    path(stationary),
    decided({
      id: "markov-not-absorbing",
      at,
      printed: "WASM 是非吸收态",
      holds: staying < 1,
      recomputed: everywhere(`P(WASM → WASM) = ${staying}`),
      why: { en: "A state is absorbing where the probability of staying is 1.", zh: "停留概率为 1 的状态才是吸收态。" },
    }),
    decided({
      id: "markov-fallback",
      at,
      printed: `有 ${fallback.printed}回退到沙盒`,
      holds: roundsTo(toSandboxes, fallback),
      recomputed: {
        en: `${percent(toSandboxes)} to sandboxes, ${percent(1 - staying)} in all`,
        zh: `${percent(toSandboxes)} 回退到沙盒，合计 ${percent(1 - staying)}`,
      },
      why: {
        en: `The matrix has ${toSandboxes} from WASM to sandboxes. It has ${toContainers} to containers besides, which the sentence leaves out: ${percent(1 - staying)} leave WASM in a step.`,
        zh: `矩阵中从 WASM 到沙盒为 ${toSandboxes}。另有到容器的 ${toContainers}，该句未提：每一步共有 ${percent(1 - staying)} 离开 WASM。`,
      },
    }),
  ];
};
