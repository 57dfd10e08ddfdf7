import { densityFactor } from "../../formulas/density.ts";
import { costRatioBounds } from "../../formulas/total-cost.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { technologies, technologyNames } from "../../printed/technologies.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { short } from "../number-text.ts";

const at = "2-II-1";

const tables = {
  density: { place: "1-VII-2", name: "the overhead list", columns: overheadComparison },
  matrix: { place: "1-II", name: "the matrix", columns: comparisonMatrix },
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
  const range = Number.isFinite(high) ? `${short(low)} to ${short(high)} times` : `${short(low)} times or more`;
  return byReadings({
    id: `coefficient-vs-${table}-${technology}`,
    at,
    printed: `密度系数 ${printed}; ${place}: ${density.printed} over ${vm.printed}`,
    readings: [
      {
        says:
          `Read as its name says, one over the density, the coefficient makes ${technologyNames[technology]} ` +
          `${short(factor)} times as dense as virtual machines; ${name} makes it ${range}.`,
        holds: factor >= low && factor <= high,
        recomputed: range,
      },
      {
        says:
          "Read as the share that is left of the infrastructure's cost, of which a part does not depend on density, it need " +
          `only be ${short(1 / high)} or more.`,
        holds: printed >= 1 / high,
        recomputed: `at least ${short(1 / high)}`,
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
      recomputed: "the least of each",
      why: "WASM has the least coefficient of each kind, so the least TCO of the four whatever the costs are that the coefficients scale.",
    }),
    decided({
      id: "risk-vs-boundary",
      at,
      printed: "风险系数：容器=1.5; 1-II 安全边界: 弱(共享内核)",
      holds: weak.length === 1 && weak[0] === riskiest,
      recomputed: "containers highest",
      why: "Containers alone have the boundary 弱 in the matrix, and they have the highest risk coefficient.",
    }),
  ];
};
