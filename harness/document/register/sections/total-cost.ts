import { type ClaimedTechnology, technologies } from "../../printed/technologies.ts";
import { costCoefficients, retailCase } from "../../printed/total-cost.ts";
import { computed, external, figures, type RegisterEntry } from "../entry.ts";

const at = "2-II-1";

const names = { vm: "虚拟化", container: "容器", sandbox: "沙盒", wasm: "WASM" } as const;

const coefficients = [
  {
    kind: "density",
    place: "密度系数",
    needs: { en: "Infrastructure costs of equal services on each technology", zh: "同等服务在各技术上的基础设施成本" },
  },
  {
    kind: "complexity",
    place: "复杂度系数",
    needs: { en: "Hours of operation of equal services on each technology", zh: "同等服务在各技术上的运维工时" },
  },
  {
    kind: "risk",
    place: "风险系数",
    needs: { en: "Losses by breaches of equal services on each technology", zh: "同等服务在各技术上因入侵造成的损失" },
  },
] as const;

/** As the document prints it: `1.0`, but `0.01`. */
function printedCoefficient(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

type Kind = (typeof coefficients)[number]["kind"];

function conflictsOf(kind: Kind, technology: ClaimedTechnology): string[] {
  const cheapest = technology === "wasm" ? ["coefficients-cheapest", "tree-cost-vs-tco"] : [];
  if (kind === "complexity" || technology === "vm") return cheapest;
  if (kind === "density") {
    const factor = technology === "sandbox" ? [] : [`density-factor-vs-coefficient-${technology}`];
    return [`coefficient-vs-density-${technology}`, `coefficient-vs-matrix-${technology}`, ...factor, ...cheapest];
  }
  if (technology === "container") return ["risk-vs-boundary"];
  return technology === "wasm" ? ["attack-path-vs-risk", "theorem-1-isolation", ...cheapest] : cheapest;
}

const coefficientEntries = coefficients.flatMap(({ kind, place, needs }) =>
  technologies.map((technology) => {
    const value = printedCoefficient(costCoefficients[technology][kind]);
    return external({
      id: `coefficient-${kind}-${technology}`,
      at,
      place,
      of: [technology],
      topic: "cost",
      printed: `${names[technology]}=${value}`,
      bound: figures("", value),
      audit: conflictsOf(kind, technology),
      needs,
    });
  }),
);

/** Part 2, section II-1. */
export const totalCostRegister: readonly RegisterEntry[] = [
  external({
    id: "tco-formula",
    at,
    place: "总拥有成本(TCO)公式",
    topic: "cost",
    printed: "TCO = (基础设施成本 × 密度系数) + (运维人力 × 复杂度系数) + (安全损失 × 风险系数)",
    needs: {
      en: "The three costs of real services, and whether their sum is what they cost in all",
      zh: "真实服务的这三项成本，以及其和是否就是总成本",
    },
  }),
  ...coefficientEntries,
  computed({
    id: "case-retail-density",
    at,
    place: "电商大促",
    of: ["container", "wasm"],
    topic: "density",
    printed: "函数实例密度提升 200 倍",
    bound: figures("times", retailCase.densityFactor),
    audit: [
      "case-density-vs-overhead",
      "case-density-vs-matrix",
      "case-density-vs-coefficients",
      "density-factor-vs-case",
    ],
  }),
  computed({
    id: "case-retail-startup",
    at,
    place: "电商大促",
    of: ["container", "wasm"],
    topic: "startup",
    printed: "冷启动延迟从 800ms 降至 15ms",
    bound: figures("ms", retailCase.startBeforeMs, retailCase.startAfterMs),
    audit: [
      "case-start-container",
      "case-start-vs-matrix-container",
      "case-start-vs-matrix-wasm",
      "case-start-wasm",
      "contract-container-vs-case",
      "contract-wasm-vs-case",
      "phase-2-latency",
    ],
  }),
  computed({
    id: "case-retail-cost",
    at,
    place: "电商大促",
    of: ["container", "wasm"],
    topic: "cost",
    printed: "TCO 降低 67%",
    bound: figures("share less", retailCase.costReduction),
    audit: ["case-cost", "platform-cost-vs-case", "pricing-vs-case"],
  }),
  external({
    id: "case-finance-audit",
    at,
    place: "金融风控",
    of: ["container", "sandbox"],
    topic: "cost",
    printed: "安全审计成本下降 40%",
    bound: figures("share less", "40%"),
    audit: ["case-finance"],
    needs: { en: "The cost of this case's security audits before and after", zh: "该案例前后的安全审计成本" },
  }),
  external({
    id: "case-finance-compliance",
    at,
    place: "金融风控",
    of: ["sandbox"],
    topic: "value",
    printed: "合规通过率 100%",
    bound: figures("share", "100%"),
    audit: ["case-finance"],
    needs: {
      en: "How many audits of this case were passed and how many failed",
      zh: "该案例有多少审计通过、多少未通过",
    },
  }),
  external({
    id: "case-edge-latency",
    at,
    place: "边缘 AI",
    of: ["wasm"],
    topic: "performance",
    printed: "模型推理延迟降低 85%",
    bound: figures("share less", "85%"),
    conditions: [{ en: "On ARM devices.", zh: "在 ARM 设备上。" }],
    audit: ["case-edge-ai"],
    needs: {
      en: "This case's latency before and after, and where the model ran before",
      zh: "该案例前后的延迟，以及此前模型在何处运行",
    },
  }),
  external({
    id: "case-edge-bandwidth",
    at,
    place: "边缘 AI",
    of: ["wasm"],
    topic: "cost",
    printed: "带宽成本节省 90%",
    bound: figures("share less", "90%"),
    conditions: [{ en: "On ARM devices.", zh: "在 ARM 设备上。" }],
    audit: ["case-edge-ai"],
    needs: { en: "This case's cost of bandwidth before and after", zh: "该案例前后的带宽成本" },
  }),
];
