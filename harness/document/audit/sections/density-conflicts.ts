import { densityFactor } from "../../formulas/density.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { densities } from "../../printed/density.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { short } from "../number-text.ts";

const at = "3-III-2";

type Dense = keyof typeof densities;

function factor(technology: Dense, than: Dense): number {
  return densityFactor(densities[technology].density.value, densities[than].density.value);
}

const tables = {
  overhead: { place: "1-VII-2", name: "list", columns: overheadComparison },
  matrix: { place: "1-II", name: "matrix", columns: comparisonMatrix },
} as const;

/** The densities of part 1 allow factors from the least over the most to the most over the least. */
const againstTable = (table: keyof typeof tables, technology: Dense, than: Dense): AuditItem => {
  const { place, name, columns } = tables[table];
  const dense = columns[technology].density;
  const other = columns[than].density;
  const low = dense.low / other.high;
  const high = dense.high / other.low;
  const here = factor(technology, than);
  const range = Number.isFinite(high) ? `${short(low)} to ${short(high)} times` : `${short(low)} times or more`;
  return decided({
    id: `density-factor-vs-${table}-${technology}-${than}`,
    at,
    printed: `${densities[technology].density.printed} over ${densities[than].density.printed}; ${place}: ${dense.printed} over ${other.printed}`,
    holds: here >= low && here <= high,
    recomputed: range,
    why: `The densities here are ${short(here)} apart, those of the ${name} ${range}, on whatever server${
      here < low ? `: ${short(low / here)} times as much at least` : ""
    }.`,
  });
};

const againstCoefficients = (technology: "container" | "wasm"): AuditItem => {
  const byCoefficient = costCoefficients.vm.density / costCoefficients[technology].density;
  const here = factor(technology, "vm");
  return byReadings({
    id: `density-factor-vs-coefficient-${technology}`,
    at,
    printed: `${densities[technology].density.printed} over ${densities.vm.density.printed}; 2-II-1 密度系数 ${costCoefficients[technology].density}`,
    readings: [
      {
        says: `Read as one over the density, the coefficient gives ${short(byCoefficient)} times, the densities here ${short(here)}.`,
        holds: Math.abs(byCoefficient - here) < 0.05 * here,
        recomputed: `${short(here)} times`,
      },
      {
        says: "Read as the share that is left of the infrastructure's cost, of which a part does not depend on density, it may be larger.",
        holds: costCoefficients[technology].density >= 1 / here,
        recomputed: "possible",
      },
    ],
  });
};

/** R of instances against the memory of 1-VII-2. */
const againstMemory = (): AuditItem => {
  const container = densities.container.perInstance.value;
  const ratio = container / densities.wasm.perInstance.value;
  const least = overheadComparison.container.memoryMb.low / overheadComparison.wasm.memoryMb.high;
  return byReadings({
    id: "density-need-vs-memory",
    at,
    printed: "R: 20, 2, 0.05; 1-VII-2 内存: 2-4GB, 100-500MB, <1MB",
    readings: [
      {
        says: `Read as memory, a container's R is ${short(ratio)} times that of WASM, and its memory more than ${short(least)} times.`,
        holds: ratio > least,
        recomputed: `more than ${short(least)} times`,
      },
      {
        says: "Read as another resource, or several, it is not printed elsewhere.",
        holds: true,
        recomputed: "nothing to compare with",
      },
    ],
    why: "单个实例资源需求 has no unit. Between virtual machines and containers 20 / 2 = 10 fits the memories, 4 to 40 times.",
  });
};

/** R of virtual machines against that of WASM. */
const machinesAgainstMemory = (): AuditItem => {
  const ratio = densities.vm.perInstance.value / densities.wasm.perInstance.value;
  const least = overheadComparison.vm.memoryMb.low / overheadComparison.wasm.memoryMb.high;
  return byReadings({
    id: "density-need-vs-memory-vm",
    at,
    printed: `R: ${densities.vm.perInstance.printed}, ${densities.wasm.perInstance.printed}; 1-VII-2 内存: ${overheadComparison.vm.memoryMb.printed}, ${overheadComparison.wasm.memoryMb.printed}`,
    readings: [
      {
        says: `Read as memory, a virtual machine's R is ${short(ratio)} times that of WASM, and its memory more than ${short(least)} times.`,
        holds: ratio > least,
        recomputed: `more than ${short(least)} times`,
      },
      {
        says: "Read as another resource, or several, it is not printed elsewhere.",
        holds: true,
        recomputed: "nothing to compare with",
      },
    ],
  });
};

const againstPlugin = (): AuditItem =>
  byReadings({
    id: "density-factor-vs-plugin",
    at,
    printed: `密度提升因子 41.7 倍; 3-I-2: Sidecar容器 → WASM插件: 密度↑10x`,
    readings: [
      {
        says: "Read as what WASM in place of a container gives, it stands twice with different figures.",
        holds: false,
        recomputed: `${short(factor("wasm", "container"))} times`,
      },
      {
        says: "Read as plugins of a proxy, which share its process, they are another thing than sandboxes.",
        holds: true,
        recomputed: "nothing to compare with",
      },
    ],
  });

const againstCase = (): AuditItem =>
  byReadings({
    id: "density-factor-vs-case",
    at,
    printed: `密度提升因子 41.7 倍; 2-II-1: 函数实例密度提升 ${retailCase.densityFactor.printed}`,
    readings: [
      {
        says: "Read as what the change from containers to WASM gives, it stands twice with different figures.",
        holds: Math.abs(factor("wasm", "container") - retailCase.densityFactor.value) < 1,
        recomputed: `${short(factor("wasm", "container"))} times`,
      },
      { says: "Read as one case, it may differ from the rule.", holds: true, recomputed: "possible" },
    ],
  });

/** Part 3, section III-2, against what the other parts say of density. */
export const densityConflictsAudit = () => [
  againstTable("overhead", "container", "vm"),
  againstTable("overhead", "wasm", "vm"),
  againstTable("overhead", "wasm", "container"),
  againstTable("matrix", "container", "vm"),
  againstTable("matrix", "wasm", "vm"),
  againstTable("matrix", "wasm", "container"),
  againstCoefficients("container"),
  againstCoefficients("wasm"),
  againstCase(),
  againstPlugin(),
  againstMemory(),
  machinesAgainstMemory(),
];
