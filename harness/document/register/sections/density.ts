import { densities, densityFactors } from "../../printed/density.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";

const at = "3-III-2";
const place = "实测数据代入（标准化单位）";

const rows = [
  {
    technology: "vm",
    name: "VM",
    conflicts: ["density-factor-vs-overhead-container-vm", "density-factor-vs-matrix-container-vm"],
  },
  {
    technology: "container",
    name: "Container",
    conflicts: [
      "density-factor-vs-overhead-container-vm",
      "density-factor-vs-matrix-container-vm",
      "density-factor-vs-coefficient-container",
    ],
  },
  { technology: "wasm", name: "WASM", conflicts: ["theorem-1-efficiency", "density-factor-vs-coefficient-wasm"] },
] as const;

const needConflicts = {
  vm: ["density-need-vs-memory", "density-need-vs-memory-vm"],
  container: ["density-need-vs-memory"],
  wasm: ["density-need-vs-memory", "density-need-vs-memory-vm"],
} as const;

/** Part 3, section III-2. */
export const densityRegister: readonly RegisterEntry[] = [
  external({
    id: "density-formula",
    at,
    place: "部署密度函数",
    topic: "density",
    printed: "Density(T) = (N × (1 - Overhead(T))) / R",
    needs: {
      en: "Densities that were reached, beside the overhead and the need that were measured on the same hosts",
      zh: "实际达到的密度，连同在同一主机上测得的开销与需求",
    },
  }),
  ...rows.map(({ technology, name, conflicts }) => {
    const { node, left, perInstance, density } = densities[technology];
    return computed({
      id: `density-${technology}`,
      at,
      place,
      of: [technology],
      topic: "density",
      printed: `Density(${name}) = (${node.printed} × ${left.printed}) / ${perInstance.printed} = ${density.printed} 实例/单位`,
      bound: figures("N, 1 − Overhead, R, instances per unit", node, left, perInstance, density),
      conditions: [
        {
          en: "The document calls its inputs measured and normalised, and does not say where or how.",
          zh: "文档称其输入为实测并已标准化，但没有说明在何处、如何测得。",
        },
      ],
      audit: [`density-${technology}`, `density-overhead-${technology}`, ...needConflicts[technology], ...conflicts],
    });
  }),
  computed({
    id: "density-factor-container",
    at,
    place: "密度提升因子",
    of: ["wasm", "container"],
    topic: "density",
    printed: "WASM 相对容器 41.7 倍",
    bound: figures("times", densityFactors.container),
    audit: [
      "density-factor-container",
      "density-factor-vs-overhead-wasm-container",
      "density-factor-vs-matrix-wasm-container",
      "density-factor-vs-case",
      "density-factor-vs-plugin",
    ],
  }),
  computed({
    id: "density-factor-vm",
    at,
    place: "密度提升因子",
    of: ["wasm", "vm"],
    topic: "density",
    printed: "相对虚拟机 466 倍",
    bound: figures("times", densityFactors.vm),
    audit: ["density-factor-vm", "density-factor-vs-overhead-wasm-vm", "density-factor-vs-matrix-wasm-vm"],
  }),
];
