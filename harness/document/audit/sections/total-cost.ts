import { densityFactor } from "../../formulas/density.ts";
import { costRatioBounds } from "../../formulas/total-cost.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { technologies, technologyNames } from "../../printed/technologies.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { short } from "../number-text.ts";
import { atLeast, orMore, times, fromTo } from "../phrases.ts";

const at = "2-II-1";

const tables = {
  density: { place: "1-VII-2", name: { en: "the overhead list", zh: "开销清单" }, columns: overheadComparison },
  matrix: { place: "1-II", name: { en: "the matrix", zh: "矩阵" }, columns: comparisonMatrix },
} as const;

/** Whether a density coefficient is one over how much denser the tables of part 1 make the technology. */
const coefficient = (technology: "container" | "sandbox" | "wasm", table: keyof typeof tables): AuditItem => {
  const { place, name, columns } = tables[table];
  const density = columns[technology].density;
  const vm = columns.vm.density;
  const low = densityFactor(density.low, vm.high);
  const high = density.high / vm.low;
  const printed = costCoefficients[technology].density;
  const factor = densityFactor(costCoefficients.vm.density, printed);
  const range = Number.isFinite(high) ? times(fromTo(short(low), short(high))) : orMore(times(short(low)));
  return byReadings({
    id: `coefficient-vs-${table}-${technology}`,
    at,
    printed: {
      en: `密度系数 ${printed}; ${place}: ${density.printed} over ${vm.printed}`,
      zh: `密度系数 ${printed}; ${place}: ${density.printed} 相对 ${vm.printed}`,
    },
    readings: [
      {
        says: {
          en:
            `Read as its name says, one over the density, the coefficient makes ${technologyNames[technology].en} ` +
            `${short(factor)} times as dense as virtual machines; ${name.en} makes it ${range.en}.`,
          zh: `若如其名理解为密度的倒数，则系数使${technologyNames[technology].zh}的密度为虚拟机的 ${short(factor)} 倍；${name.zh}则为 ${range.zh}。`,
        },
        holds: factor >= low && factor <= high,
        recomputed: range,
      },
      {
        says: {
          en:
            "Read as the share that is left of the infrastructure's cost, of which a part does not depend on density, it need " +
            `only be ${short(1 / high)} or more.`,
          zh: `若理解为基础设施成本中剩余的份额（其中一部分与密度无关），则只需 ${short(1 / high)} 以上。`,
        },
        holds: printed >= 1 / high,
        recomputed: atLeast(short(1 / high)),
      },
    ],
  });
};

/** Part 2, section II-1: the coefficients. */
export const totalCostAudit = () => {
  const toWasm = technologies.map((technology) => costRatioBounds(costCoefficients[technology], costCoefficients.wasm));
  const weak = technologies.filter((technology) => comparisonMatrix[technology].boundary.startsWith("弱"));
  const riskiest = technologies.toSorted((a, b) => costCoefficients[b].risk - costCoefficients[a].risk)[0];
  return [
    ...(["container", "sandbox", "wasm"] as const).flatMap((technology) => [
      coefficient(technology, "density"),
      coefficient(technology, "matrix"),
    ]),
    decided({
      id: "coefficients-cheapest",
      at,
      printed: "WASM: 密度系数 0.01, 复杂度系数 0.6, 风险系数 0.2; 2-III-2: 极致成本",
      holds: toWasm.every(({ high }) => high <= 1),
      recomputed: { en: "the least of each", zh: "各类均最低" },
      why: {
        en: "WASM has the least coefficient of each kind, so the least TCO of the four whatever the costs are that the coefficients scale.",
        zh: "WASM 的每一类系数都最低，因此无论系数所缩放的成本是多少，其 TCO 都是四者中最低。",
      },
    }),
    decided({
      id: "risk-vs-boundary",
      at,
      printed: "风险系数：容器=1.5; 1-II 安全边界: 弱(共享内核)",
      holds: weak.length === 1 && weak[0] === riskiest,
      recomputed: { en: "containers highest", zh: "容器最高" },
      why: {
        en: "Containers alone have the boundary 弱 in the matrix, and they have the highest risk coefficient.",
        zh: "矩阵中只有容器的边界为“弱”，而其风险系数最高。",
      },
    }),
  ];
};
