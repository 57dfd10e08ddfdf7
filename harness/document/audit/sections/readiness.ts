import { contributorsFor, readinessIndex } from "../../formulas/readiness-index.ts";
import { sumToOne } from "../../formulas/weighted-sum.ts";
import { positionWords } from "../../printed/maturity-curve.ts";
import {
  graphMaturity,
  healthWeights,
  readiness,
  type ReadinessRow,
  wasmEdgeMaturity,
} from "../../printed/readiness.ts";
import { type AuditItem, byReadings, decided, open } from "../item.ts";
import { asPrinted, short } from "../number-text.ts";

const at = "3-I-1";

const indexOf = ({ id, name, maturity, health, index }: ReadinessRow): AuditItem => {
  const grades = { maturity: maturity.value, ecosystemHealth: health.value };
  const atThousand = readinessIndex({ ...grades, contributors: 1000 });
  const low = contributorsFor(index.value - index.step / 2, grades);
  const high = contributorsFor(index.value + index.step / 2, grades);
  return open({
    id: `cri-${id}`,
    at,
    printed: `${name}: ${maturity.printed}, ${health.printed}, CRI ${index.printed}`,
    recomputed: `${asPrinted(atThousand, index, 1)} × √(贡献者数/1000)`,
    missing: "the number of contributors",
    why:
      `${maturity.printed} × ${health.printed} alone is ${asPrinted(atThousand, index, 1)}, the printed index without its root: it needs ` +
      `${short(low)} to ${short(high)} contributors, as if all six technologies had 1000.`,
  });
};

const rowOf = (id: string): ReadinessRow | undefined => readiness.find((row) => row.id === id);

/** Part 3, sections I-1 and I-2. */
export const readinessAudit = () => {
  const byMaturity = readiness.toSorted((a, b) => a.maturity.value - b.maturity.value);
  const matching = graphMaturity.every(({ row, maturity }) => rowOf(row)?.maturity.value === maturity.value);
  const wasm = rowOf("wasm");
  return [
    ...readiness.map(indexOf),
    decided({
      id: "health-weights",
      at,
      printed: "工具链完整度(30%) + 社区活跃度(30%) + 商业支持(25%) + 标准化程度(15%)",
      holds: sumToOne(healthWeights),
      recomputed: "100 %",
      why: "30 + 30 + 25 + 15 = 100.",
    }),
    open({
      id: "health-grades",
      at,
      printed: readiness.map(({ health }) => health.printed).join(", "),
      missing: "the four grades of each technology that the weights combine",
    }),
    decided({
      id: "cycle-vs-maturity",
      at,
      printed: byMaturity.map(({ maturity, cycle }) => `${maturity.printed} ${cycle}`).join(", "),
      holds: byMaturity.every(({ phase }, index) => index === 0 || phase >= (byMaturity[index - 1]?.phase ?? 0)),
      recomputed: "rising",
      why: "The more mature a technology is graded, the later its phase of Gartner's cycle.",
    }),
    decided({
      id: "cycle-of-wasm",
      at,
      printed: `${wasm?.cycle ?? ""}; 2-III-1: ${positionWords.wasm}`,
      holds: wasm?.cycle === positionWords.wasm,
      recomputed: "two phases",
      why: "WASM stands in the phase of the trigger in 2024-2025 there and in that of inflated expectations here; 修正 says that it was corrected, and the other place was not.",
    }),
    decided({
      id: "graph-maturity",
      at: "3-I-2",
      printed: graphMaturity.map(({ node, maturity }) => `${node} ${maturity.printed}`).join(", "),
      holds: matching,
      recomputed: "the same",
      why: "The graph's four nodes that have a row in the table of 3-I-1 have its maturity.",
    }),
    byReadings({
      id: "graph-maturity-wasmedge",
      at: "3-I-2",
      printed: `WasmEdge ${wasmEdgeMaturity.printed}; 3-I-1: WASM 运行时 ${wasm?.maturity.printed ?? ""}`,
      readings: [
        {
          says: "Read as one grade for WASM runtimes, it stands twice with different figures.",
          holds: wasmEdgeMaturity.value === wasm?.maturity.value,
          recomputed: "0.3 apart",
        },
        {
          says: "Read as the grade of one runtime among several, it may be above their common one.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
    open({
      id: "plugin-density",
      at: "3-I-2",
      printed: "WASM插件 密度↑10x",
      missing: "the densities of sidecar containers and of plugins, or what one of each takes",
    }),
  ];
};
