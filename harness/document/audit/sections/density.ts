import { density, densityFactor } from "../../formulas/density.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { densities, densityFactors } from "../../printed/density.ts";
import { roundsTo } from "../../printed/figure.ts";
import { type AuditItem, decided } from "../item.ts";
import { percent } from "../number-text.ts";
import { recomputed } from "../recompute.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-III-2";

const densityOf = (technology: keyof typeof densities): AuditItem => {
  const { node, left, perInstance, density: result } = densities[technology];
  return recomputed({
    id: `density-${technology}`,
    at,
    result,
    inputs: [node, left, perInstance],
    formula: (nodeResource, share, need) => density({ nodeResource, overhead: 1 - share, perInstance: need }),
    shown: everywhere(`(${node.printed} × ${left.printed}) / ${perInstance.printed}`),
  });
};

const factorOver = (technology: keyof typeof densityFactors): AuditItem =>
  recomputed({
    id: `density-factor-${technology}`,
    at,
    result: densityFactors[technology],
    inputs: [densities.wasm.density, densities[technology].density],
    formula: densityFactor,
    shown: everywhere(`${densities.wasm.density.printed} / ${densities[technology].density.printed}`),
  });

const overheadOf = (technology: "vm" | "container"): AuditItem => {
  const { left } = densities[technology];
  const loss = comparisonMatrix[technology].loss;
  const overhead = 1 - left.value;
  const limit = loss?.high ?? Number.NaN;
  // Binary fractions of decimals: at the bound within rounding is at the bound.
  const isAtBound = Math.abs(overhead - limit) < 1e-9;
  const holds = isAtBound ? loss?.open !== true : overhead < limit && overhead >= (loss?.low ?? 0);
  return decided({
    id: `density-overhead-${technology}`,
    at,
    printed: `1 − Overhead = ${left.printed}; 1-II 性能损耗: ${loss?.printed ?? ""}`,
    holds,
    recomputed: everywhere(percent(overhead)),
    why: holds
      ? {
          en: `1 − ${left.printed} = ${percent(overhead)}, which the matrix's range includes.`,
          zh: `1 − ${left.printed} = ${percent(overhead)}，矩阵的区间包含它。`,
        }
      : {
          en: `1 − ${left.printed} = ${percent(overhead)}, which is not less than 5 % but at the bound. Digits that are not printed could account for it: ${left.printed} stands for 0.945 to 0.955.`,
          zh: `1 − ${left.printed} = ${percent(overhead)}，并不小于 5 %，而恰在界上。未印出的位数可以解释：${left.printed} 代表 0.945 至 0.955。`,
        },
  });
};

/** Part 3, section III-2: its own arithmetic. */
export const densityAudit = () => [
  densityOf("vm"),
  densityOf("container"),
  densityOf("wasm"),
  factorOver("container"),
  factorOver("vm"),
  overheadOf("vm"),
  overheadOf("container"),
  decided({
    id: "density-overhead-wasm",
    at,
    printed: `1 − Overhead = ${densities.wasm.left.printed}; 1-II 性能损耗: 接近原生`,
    holds: !roundsTo(densities.wasm.left.value, densities.container.left),
    recomputed: everywhere(percent(1 - densities.wasm.left.value)),
    why: {
      en: "1 − 0.99 = 1 %, the least of the three, which near native may be called.",
      zh: "1 − 0.99 = 1 %，三者中最小，可称接近原生。",
    },
  }),
];
