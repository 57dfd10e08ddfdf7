import type { ClaimedTechnology } from "../../printed/technologies.ts";
import { claimsFrom } from "../claim-of.ts";
import { external, judged, type RegisterEntry } from "../entry.ts";
import { rowOf } from "../../place.ts";

const at = "1-II";

const startupConflicts: Readonly<Record<ClaimedTechnology, readonly string[]>> = {
  vm: ["overhead-vs-matrix-startup-vm", "agility-rollback"],
  container: [
    "mind-map-startup",
    "overhead-vs-matrix-startup-container",
    "case-start-vs-matrix-container",
    "agility-rollback",
  ],
  sandbox: ["mind-map-startup", "overhead-vs-matrix-startup-sandbox"],
  wasm: ["overhead-vs-matrix-startup-wasm", "case-start-vs-matrix-wasm", "zero-latency-start", "agility-rollback"],
};

const densityConflicts: Readonly<Record<ClaimedTechnology, readonly string[]>> = {
  vm: ["density-factor-vs-matrix-container-vm", "density-factor-vs-matrix-wasm-vm"],
  container: ["coefficient-vs-matrix-container", "density-factor-vs-matrix-container-vm"],
  sandbox: ["coefficient-vs-matrix-sandbox"],
  wasm: [
    "coefficient-vs-matrix-wasm",
    "case-density-vs-matrix",
    "density-factor-vs-matrix-wasm-vm",
    "density-factor-vs-matrix-wasm-container",
  ],
};

const lossConflicts: Readonly<Record<ClaimedTechnology, readonly string[]>> = {
  vm: ["density-overhead-vm"],
  container: ["density-overhead-container"],
  sandbox: [],
  wasm: ["density-overhead-wasm"],
};

/** Part 1, section II, row by row. */
export const comparisonMatrixRegister: readonly RegisterEntry[] = [
  ...judged(at, claimsFrom("matrix-isolation-"), (technology) =>
    technology === "wasm" ? ["matrix-vs-layers-wasm"] : [],
  ),
  ...judged(at, claimsFrom("matrix-startup-"), (technology) => startupConflicts[technology]),
  ...judged(at, claimsFrom("matrix-memory-"), (technology) => [
    `overhead-vs-matrix-memory-${technology}`,
    ...(technology === "sandbox" ? ["kuasar-memory-vs-matrix"] : []),
  ]),
  ...judged(at, claimsFrom("matrix-boundary-"), (technology) =>
    technology === "container" ? ["risk-vs-boundary"] : [],
  ),
  ...judged(at, claimsFrom("matrix-density-"), (technology) => [
    "matrix-density-order",
    `overhead-vs-matrix-density-${technology}`,
    `eras-density-${technology}`,
    ...densityConflicts[technology],
  ]),
  external({
    id: "matrix-ecosystem",
    at,
    place: rowOf("生态兼容"),
    of: ["vm", "container", "sandbox", "wasm"],
    topic: "value",
    printed: "完整 OS | Linux 应用 | 部分兼容 | 需编译到 Wasm",
    audit: ["agility-languages"],
    needs: {
      en: "A survey of which existing programs run unchanged, after a rebuild or not at all",
      zh: "调查现有程序有哪些无需改动即可运行、重新编译后可运行、或根本不能运行",
    },
  }),
  external({
    id: "matrix-use",
    at,
    place: rowOf("适用场景"),
    of: ["vm", "container", "sandbox", "wasm"],
    topic: "adoption",
    printed: "传统应用迁移 | 微服务主流 | 安全敏感场景 | 函数计算/边缘",
    needs: { en: "Surveys of what each technology is used for", zh: "各技术用于何处的调查" },
  }),
  ...judged(at, claimsFrom("matrix-loss-"), (technology) => lossConflicts[technology]),
];
