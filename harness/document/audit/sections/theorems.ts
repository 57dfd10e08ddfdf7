import { densities } from "../../printed/density.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { readiness } from "../../printed/readiness.ts";
import { scenarioScores } from "../../printed/scenario-scores.ts";
import { theorem2, theorem3Rust } from "../../printed/strategy.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { utilityTree } from "../../printed/utility.ts";
import { byReadings, decided, open } from "../item.ts";
import { short } from "../number-text.ts";
import { possible, theSame, inRange } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

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
      recomputed: { en: "false for T = WASM", zh: "T = WASM 时不成立" },
      why: {
        en: "T may be WASM, which does not start faster than itself, nor is it more efficient than itself.",
        zh: "T 可以是 WASM，而它既不会比自身启动更快，也不会比自身更有效率。",
      },
    }),
    decided({
      id: "theorem-1-startup",
      at,
      printed: {
        en: "启动时间(WASM) < 启动时间(T), T other than WASM",
        zh: "启动时间(WASM) < 启动时间(T), T 为 WASM 之外的技术",
      },
      holds: others.every((technology) => wasm.startS.high <= overheadComparison[technology].startS.low),
      recomputed: { en: "<10 ms against 200 ms, 1 s, 30 s or more", zh: "<10 ms 对 200 ms、1 s、30 s 以上" },
      why: {
        en: "It follows from the starts of 1-VII-2. (1-II has 毫秒级 for sandboxes and WASM alike, which does not contradict it.)",
        zh: "由 1-VII-2 的启动时间可得。（1-II 中沙盒与 WASM 同为毫秒级，与之不矛盾。）",
      },
    }),
    decided({
      id: "theorem-1-efficiency",
      at,
      printed: {
        en: "资源效率(WASM) > 资源效率(T), T other than WASM",
        zh: "资源效率(WASM) > 资源效率(T), T 为 WASM 之外的技术",
      },
      holds: isDenser && densities.wasm.density.value > densities.container.density.value,
      recomputed: { en: "densest", zh: "密度最高" },
      why: {
        en: "It follows from the densities of 1-VII-2, and for virtual machines and containers from those of 3-III-2, which has none for sandboxes.",
        zh: "由 1-VII-2 的密度可得；对虚拟机与容器，亦可由 3-III-2 的密度得出，那里没有沙盒的密度。",
      },
    }),
    open({
      id: "theorem-1-isolation",
      at,
      printed: "隔离强度(WASM) ≥ 隔离强度(T)",
      missing: {
        en: "a measure of isolation: 1-II has words of different kinds (硬件级, 进程级, 轻量化虚拟, 指令集级) and 强 for three of four",
        zh: "隔离的度量：1-II 的用语种类各异（硬件级、进程级、轻量化虚拟、指令集级），且四者中三者为“强”",
      },
      why: leastRisk
        ? {
            en: "The risk coefficients of 2-II-1, least for WASM, agree with it.",
            zh: "2-II-1 的风险系数以 WASM 为最低，与之相符。",
          }
        : { en: "The risk coefficients of 2-II-1 disagree with it.", zh: "2-II-1 的风险系数与之不符。" },
    }),
    decided({
      id: "theorem-1-strict",
      at,
      printed: "隔离强度(WASM) ≥ 隔离强度(T); 状态: 在启动、隔离、效率三维度严格占优",
      holds: false,
      recomputed: { en: "not strict in isolation", zh: "隔离上并非严格" },
      why: {
        en: "The theorem allows WASM to be equal in isolation; its status says that WASM is strictly better in all three.",
        zh: "定理允许 WASM 在隔离上相等；其状态却说 WASM 在三个维度上都严格占优。",
      },
    }),
    byReadings({
      id: "theorem-1-vs-scenarios",
      at,
      printed: `三维度严格占优; 3-IV-2: ${containerRows.map(({ name }) => name).join(", ")} → 容器`,
      readings: [
        {
          says: {
            en: "Read as the security, performance and cost of 3-IV-2, whose weights are not negative, WASM would score highest in every row.",
            zh: "若理解为 3-IV-2 的安全、性能与成本（权重非负），则 WASM 应在每一行得分最高。",
          },
          holds: containerRows.length === 0,
          recomputed: { en: "WASM in every row", zh: "每一行都是 WASM" },
        },
        {
          says: {
            en: "Read as other dimensions, containers may be ahead in performance or cost.",
            zh: "若理解为其他维度，则容器在性能或成本上可能领先。",
          },
          holds: true,
          recomputed: possible,
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
      recomputed: { en: `CRI_WASM must grow ${short(factor)} times`, zh: `CRI_WASM 须增至 ${short(factor)} 倍` },
      missing: {
        en: "CRI as a function of time, of which only today's values are printed (12.2 and 24.0), and the contributors in it",
        zh: "CRI 随时间变化的函数（只印有当前值 12.2 与 24.0），以及其中的贡献者数",
      },
      why: {
        en: "Were the root 1 as in the printed values, 24.0 could be exceeded only with more than 4.8 of 5 for maturity and for the ecosystem's health each, today 3.2 and 3.8.",
        zh: "若根式如所印数值那样取 1，则要超过 24.0，成熟度与生态健康度（满分 5）都须高于 4.8，而今为 3.2 与 3.8。",
      },
    }),
    open({
      id: "theorem-2-density",
      at,
      printed: "d(Density_WASM)/dt > d(Density_Container)/dt",
      missing: {
        en: "densities over time: each is printed once, without a date",
        zh: "密度随时间的变化：每个只印一次，没有日期",
      },
    }),
    decided({
      id: "theorem-2-date",
      at,
      printed: "t_c ∈ [2026, 2027]; 状态: 2026 年",
      holds: theorem2.status >= theorem2.from && theorem2.status <= theorem2.to,
      recomputed: inRange,
      why: { en: "The year of the status lies in the theorem's interval.", zh: "状态所说的年份在定理的区间内。" },
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
        says: {
          en: "Read as a cost, not negative, it makes the business worth more the more the change costs.",
          zh: "若理解为成本（非负），则转换成本越高，业务价值反而越大。",
        },
        holds: false,
        recomputed: everywhere("Value_WASM − ΔTooling"),
      },
      {
        says: {
          en: "Read as a signed amount, negative for costs, it is deducted.",
          zh: "若理解为带符号的量（成本为负），则是扣减。",
        },
        holds: true,
        recomputed: everywhere("Value_WASM + ΔTooling"),
      },
    ],
  }),
  decided({
    id: "theorem-3-rust",
    at,
    printed: "Rust熟练度>0.6; 3-IV-1: Rust能力>0.6",
    holds: theorem3Rust === utilityTree.rust,
    recomputed: theSame,
    why: { en: "The theorem and the decision tree have the same threshold.", zh: "定理与决策树的阈值相同。" },
  }),
];
