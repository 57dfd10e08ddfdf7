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
import { possible, theSame } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

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
    recomputed: everywhere(`${asPrinted(atThousand, index, 1)} × √(贡献者数/1000)`),
    missing: { en: "the number of contributors", zh: "贡献者数" },
    why: {
      en:
        `${maturity.printed} × ${health.printed} alone is ${asPrinted(atThousand, index, 1)}, the printed index without its root: it needs ` +
        `${short(low)} to ${short(high)} contributors, as if all six technologies had 1000.`,
      zh: `仅 ${maturity.printed} × ${health.printed} 就是 ${asPrinted(atThousand, index, 1)}，即不含根式的所印指数：它需要 ${short(low)} 至 ${short(high)} 名贡献者，仿佛六种技术都恰有 1000 名。`,
    },
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
      recomputed: everywhere("100 %"),
      why: { en: "30 + 30 + 25 + 15 = 100.", zh: "30 + 30 + 25 + 15 = 100。" },
    }),
    open({
      id: "health-grades",
      at,
      printed: readiness.map(({ health }) => health.printed).join(", "),
      missing: {
        en: "the four grades of each technology that the weights combine",
        zh: "各技术的、由权重组合的四项评分",
      },
    }),
    decided({
      id: "cycle-vs-maturity",
      at,
      printed: byMaturity.map(({ maturity, cycle }) => `${maturity.printed} ${cycle}`).join(", "),
      holds: byMaturity.every(({ phase }, index) => index === 0 || phase >= (byMaturity[index - 1]?.phase ?? 0)),
      recomputed: { en: "rising", zh: "递增" },
      why: {
        en: "The more mature a technology is graded, the later its phase of Gartner's cycle.",
        zh: "评定的成熟度越高，所处的 Gartner 周期阶段越靠后。",
      },
    }),
    decided({
      id: "cycle-of-wasm",
      at,
      printed: `${wasm?.cycle ?? ""}; 2-III-1: ${positionWords.wasm}`,
      holds: wasm?.cycle === positionWords.wasm,
      recomputed: { en: "two phases", zh: "两个阶段" },
      why: {
        en: "WASM stands in the phase of the trigger in 2024-2025 there and in that of inflated expectations here; 修正 says that it was corrected, and the other place was not.",
        zh: "彼处 WASM 在 2024-2025 年处于触发期，此处处于期望膨胀期；“修正”表示已更正，而另一处没有更正。",
      },
    }),
    decided({
      id: "graph-maturity",
      at: "3-I-2",
      printed: graphMaturity.map(({ node, maturity }) => `${node} ${maturity.printed}`).join(", "),
      holds: matching,
      recomputed: theSame,
      why: {
        en: "The graph's four nodes that have a row in the table of 3-I-1 have its maturity.",
        zh: "图中在 3-I-1 的表里有对应行的四个节点，成熟度与表一致。",
      },
    }),
    byReadings({
      id: "graph-maturity-wasmedge",
      at: "3-I-2",
      printed: `WasmEdge ${wasmEdgeMaturity.printed}; 3-I-1: WASM 运行时 ${wasm?.maturity.printed ?? ""}`,
      readings: [
        {
          says: {
            en: "Read as one grade for WASM runtimes, it stands twice with different figures.",
            zh: "若理解为 WASM 运行时的同一评分，则它出现两次而数字不同。",
          },
          holds: wasmEdgeMaturity.value === wasm?.maturity.value,
          recomputed: { en: "0.3 apart", zh: "相差 0.3" },
        },
        {
          says: {
            en: "Read as the grade of one runtime among several, it may be above their common one.",
            zh: "若理解为多个运行时之一的评分，则可以高于它们的总评。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    open({
      id: "plugin-density",
      at: "3-I-2",
      printed: "WASM插件 密度↑10x",
      missing: {
        en: "the densities of sidecar containers and of plugins, or what one of each takes",
        zh: "Sidecar 容器与插件各自的密度，或各自一个实例的占用",
      },
    }),
  ];
};
