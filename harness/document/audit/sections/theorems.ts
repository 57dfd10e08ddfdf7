import { densities } from "../../printed/density.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { readiness } from "../../printed/readiness.ts";
import { scenarioScores } from "../../printed/scenario-scores.ts";
import { theorem2, theorem3Rust } from "../../printed/strategy.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { utilityTree } from "../../printed/utility.ts";
import { byReadings, decided, open } from "../item.ts";
import { short } from "../number-text.ts";

const at = "3-VIII";
const others = ["vm", "container", "sandbox"] as const;

const theorem1 = () => {
  const { wasm } = overheadComparison;
  const isDenser = others.every((technology) => wasm.density.low > overheadComparison[technology].density.high);
  const containerRows = scenarioScores.filter(({ container, wasm: score }) => container.value > score.value);
  const leastRisk = others.every((technology) => costCoefficients.wasm.risk < costCoefficients[technology].risk);
  return [
    decided({
      id: "theorem-1-itself",
      at,
      printed: "∀T ∈ {VM, Container, Sandbox, WASM}: 启动时间(WASM) < 启动时间(T) ∧ … ∧ 资源效率(WASM) > 资源效率(T)",
      holds: false,
      recomputed: "false for T = WASM",
      why: "T may be WASM, which does not start faster than itself, nor is it more efficient than itself.",
    }),
    decided({
      id: "theorem-1-startup",
      at,
      printed: "启动时间(WASM) < 启动时间(T), T other than WASM",
      holds: others.every((technology) => wasm.startS.high <= overheadComparison[technology].startS.low),
      recomputed: "<10 ms against 200 ms, 1 s, 30 s or more",
      why: "It follows from the starts of 1-VII-2. (1-II has 毫秒级 for sandboxes and WASM alike, which does not contradict it.)",
    }),
    decided({
      id: "theorem-1-efficiency",
      at,
      printed: "资源效率(WASM) > 资源效率(T), T other than WASM",
      holds: isDenser && densities.wasm.density.value > densities.container.density.value,
      recomputed: "densest",
      why: "It follows from the densities of 1-VII-2, and for virtual machines and containers from those of 3-III-2, which has none for sandboxes.",
    }),
    open({
      id: "theorem-1-isolation",
      at,
      printed: "隔离强度(WASM) ≥ 隔离强度(T)",
      missing:
        "a measure of isolation: 1-II has words of different kinds (硬件级, 进程级, 轻量化虚拟, 指令集级) and 强 for three of four",
      why: leastRisk
        ? "The risk coefficients of 2-II-1, least for WASM, agree with it."
        : "The risk coefficients of 2-II-1 disagree with it.",
    }),
    decided({
      id: "theorem-1-strict",
      at,
      printed: "隔离强度(WASM) ≥ 隔离强度(T); 状态: 在启动、隔离、效率三维度严格占优",
      holds: false,
      recomputed: "not strict in isolation",
      why: "The theorem allows WASM to be equal in isolation; its status says that WASM is strictly better in all three.",
    }),
    byReadings({
      id: "theorem-1-vs-scenarios",
      at,
      printed: `三维度严格占优; 3-IV-2: ${containerRows.map(({ name }) => name).join(", ")} → 容器`,
      readings: [
        {
          says: "Read as the security, performance and cost of 3-IV-2, whose weights are not negative, WASM would score highest in every row.",
          holds: containerRows.length === 0,
          recomputed: "WASM in every row",
        },
        {
          says: "Read as other dimensions, containers may be ahead in performance or cost.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
  ];
};

function readinessOf(id: string): number {
  return readiness.find((row) => row.id === id)?.index.value ?? Number.NaN;
}

const theorem2Items = () => {
  const factor = readinessOf("docker") / readinessOf("wasm");
  return [
    open({
      id: "theorem-2-cri",
      at,
      printed: "∃t_c ∈ [2026, 2027]: CRI_WASM(t) > CRI_Container(t)",
      recomputed: `CRI_WASM must grow ${short(factor)} times`,
      missing:
        "CRI as a function of time, of which only today's values are printed (12.2 and 24.0), and the contributors in it",
      why: "Were the root 1 as in the printed values, 24.0 could be exceeded only with more than 4.8 of 5 for maturity and for the ecosystem's health each, today 3.2 and 3.8.",
    }),
    open({
      id: "theorem-2-density",
      at,
      printed: "d(Density_WASM)/dt > d(Density_Container)/dt",
      missing: "densities over time: each is printed once, without a date",
    }),
    decided({
      id: "theorem-2-date",
      at,
      printed: "t_c ∈ [2026, 2027]; 状态: 2026 年",
      holds: theorem2.status >= theorem2.from && theorem2.status <= theorem2.to,
      recomputed: "within",
      why: "The year of the status lies in the theorem's interval.",
    }),
  ];
};

/** Part 3, section VIII: the theorems. */
export const theoremsAudit = () => [
  ...theorem1(),
  ...theorem2Items(),
  byReadings({
    id: "theorem-3-sign",
    at,
    printed: "Value(B) = Value_WASM(B) + ΔTooling(B), 其中ΔTooling(B)为工具链转换成本",
    readings: [
      {
        says: "Read as a cost, not negative, it makes the business worth more the more the change costs.",
        holds: false,
        recomputed: "Value_WASM − ΔTooling",
      },
      {
        says: "Read as a signed amount, negative for costs, it is deducted.",
        holds: true,
        recomputed: "Value_WASM + ΔTooling",
      },
    ],
  }),
  decided({
    id: "theorem-3-rust",
    at,
    printed: "Rust熟练度>0.6; 3-IV-1: Rust能力>0.6",
    holds: theorem3Rust === utilityTree.rust,
    recomputed: "the same",
    why: "The theorem and the decision tree have the same threshold.",
  }),
];
