import { densityFactor } from "../../formulas/density.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { densities } from "../../printed/density.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import type { Wording } from "../../../wording.ts";
import { type AuditItem, byReadings, decided, type Reading } from "../item.ts";
import { short } from "../number-text.ts";
import { nothingToCompareWith, orMore, possible, times, fromTo } from "../phrases.ts";

const at = "3-III-2";

type Dense = keyof typeof densities;

function factor(technology: Dense, than: Dense): number {
  return densityFactor(densities[technology].density.value, densities[than].density.value);
}

const tables = {
  overhead: { place: "1-VII-2", name: { en: "list", zh: "清单" }, columns: overheadComparison },
  matrix: { place: "1-II", name: { en: "matrix", zh: "矩阵" }, columns: comparisonMatrix },
} as const;

/** The densities of part 1 allow factors from the least over the most to the most over the least. */
const againstTable = (table: keyof typeof tables, technology: Dense, than: Dense): AuditItem => {
  const { place, name, columns } = tables[table];
  const dense = columns[technology].density;
  const other = columns[than].density;
  const low = dense.low / other.high;
  const high = dense.high / other.low;
  const here = factor(technology, than);
  const range = Number.isFinite(high) ? times(fromTo(short(low), short(high))) : orMore(times(short(low)));
  return decided({
    id: `density-factor-vs-${table}-${technology}-${than}`,
    at,
    printed: {
      en: `${densities[technology].density.printed} over ${densities[than].density.printed}; ${place}: ${dense.printed} over ${other.printed}`,
      zh: `${densities[technology].density.printed} 相对 ${densities[than].density.printed}; ${place}: ${dense.printed} 相对 ${other.printed}`,
    },
    holds: here >= low && here <= high,
    recomputed: range,
    why: {
      en: `The densities here are ${short(here)} apart, those of the ${name.en} ${range.en}, on whatever server${
        here < low ? `: ${short(low / here)} times as much at least` : ""
      }.`,
      zh: `此处两种密度相差 ${short(here)} 倍，${name.zh}则为 ${range.zh}，与服务器大小无关${here < low ? `：至少是此处的 ${short(low / here)} 倍` : ""}。`,
    },
  });
};

const againstCoefficients = (technology: "container" | "wasm"): AuditItem => {
  const byCoefficient = costCoefficients.vm.density / costCoefficients[technology].density;
  const here = factor(technology, "vm");
  return byReadings({
    id: `density-factor-vs-coefficient-${technology}`,
    at,
    printed: {
      en: `${densities[technology].density.printed} over ${densities.vm.density.printed}; 2-II-1 密度系数 ${costCoefficients[technology].density}`,
      zh: `${densities[technology].density.printed} 相对 ${densities.vm.density.printed}; 2-II-1 密度系数 ${costCoefficients[technology].density}`,
    },
    readings: [
      {
        says: {
          en: `Read as one over the density, the coefficient gives ${short(byCoefficient)} times, the densities here ${short(here)}.`,
          zh: `若理解为密度的倒数，则系数给出 ${short(byCoefficient)} 倍，此处的密度给出 ${short(here)} 倍。`,
        },
        holds: Math.abs(byCoefficient - here) < 0.05 * here,
        recomputed: times(short(here)),
      },
      {
        says: {
          en: "Read as the share that is left of the infrastructure's cost, of which a part does not depend on density, it may be larger.",
          zh: "若理解为基础设施成本中剩余的份额（其中一部分与密度无关），则可以更大。",
        },
        holds: costCoefficients[technology].density >= 1 / here,
        recomputed: possible,
      },
    ],
  });
};

/** How often R of WASM goes into that of `technology`, whose `name` it is told by, against their memories of 1-VII-2. */
const needAgainstMemory = (technology: "vm" | "container", name: Wording): Reading[] => {
  const ratio = densities[technology].perInstance.value / densities.wasm.perInstance.value;
  const least = overheadComparison[technology].memoryMb.low / overheadComparison.wasm.memoryMb.high;
  return [
    {
      says: {
        en: `Read as memory, ${name.en}'s R is ${short(ratio)} times that of WASM, and its memory more than ${short(least)} times.`,
        zh: `若理解为内存，则${name.zh}的 R 是 WASM 的 ${short(ratio)} 倍，而其内存超过 ${short(least)} 倍。`,
      },
      holds: ratio > least,
      recomputed: { en: `more than ${short(least)} times`, zh: `超过 ${short(least)} 倍` },
    },
    {
      says: {
        en: "Read as another resource, or several, it is not printed elsewhere.",
        zh: "若理解为另一种资源或多种资源，则别处没有印出。",
      },
      holds: true,
      recomputed: nothingToCompareWith,
    },
  ];
};

const containersAgainstMemory = (): AuditItem =>
  byReadings({
    id: "density-need-vs-memory",
    at,
    printed: "R: 20, 2, 0.05; 1-VII-2 内存: 2-4GB, 100-500MB, <1MB",
    readings: needAgainstMemory("container", { en: "a container", zh: "容器" }),
    why: {
      en: "单个实例资源需求 has no unit. Between virtual machines and containers 20 / 2 = 10 fits the memories, 4 to 40 times.",
      zh: "“单个实例资源需求”没有单位。虚拟机与容器之间 20 / 2 = 10，与内存的 4 至 40 倍相符。",
    },
  });

const machinesAgainstMemory = (): AuditItem =>
  byReadings({
    id: "density-need-vs-memory-vm",
    at,
    printed: `R: ${densities.vm.perInstance.printed}, ${densities.wasm.perInstance.printed}; 1-VII-2 内存: ${overheadComparison.vm.memoryMb.printed}, ${overheadComparison.wasm.memoryMb.printed}`,
    readings: needAgainstMemory("vm", { en: "a virtual machine", zh: "虚拟机" }),
  });

const againstPlugin = (): AuditItem =>
  byReadings({
    id: "density-factor-vs-plugin",
    at,
    printed: `密度提升因子 41.7 倍; 3-I-2: Sidecar容器 → WASM插件: 密度↑10x`,
    readings: [
      {
        says: {
          en: "Read as what WASM in place of a container gives, it stands twice with different figures.",
          zh: "若理解为以 WASM 取代容器的效果，则它出现两次而数字不同。",
        },
        holds: false,
        recomputed: times(short(factor("wasm", "container"))),
      },
      {
        says: {
          en: "Read as plugins of a proxy, which share its process, they are another thing than sandboxes.",
          zh: "若理解为与代理共享进程的插件，则与沙箱不是一回事。",
        },
        holds: true,
        recomputed: nothingToCompareWith,
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
        says: {
          en: "Read as what the change from containers to WASM gives, it stands twice with different figures.",
          zh: "若理解为从容器改为 WASM 的效果，则它出现两次而数字不同。",
        },
        holds: Math.abs(factor("wasm", "container") - retailCase.densityFactor.value) < 1,
        recomputed: times(short(factor("wasm", "container"))),
      },
      {
        says: { en: "Read as one case, it may differ from the rule.", zh: "若理解为个案，则可以偏离一般规律。" },
        holds: true,
        recomputed: possible,
      },
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
  containersAgainstMemory(),
  machinesAgainstMemory(),
];
