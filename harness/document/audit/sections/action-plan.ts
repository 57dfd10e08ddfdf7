import { costRatioBounds } from "../../formulas/total-cost.ts";
import { phase1, phase2, tree2025 } from "../../printed/action-plan.ts";
import { breakthroughs } from "../../printed/drivers.ts";
import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { lastUpdated, phases, roadmap } from "../../printed/roadmap.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent } from "../number-text.ts";
import { possible, nothingToCompareWith, orMore } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

const at = "2-VI";

/** The month so many months after the document's date. */
function monthAfter(months: number): { year: number; text: string } {
  const month = lastUpdated.month - 1 + months;
  const year = lastUpdated.year + Math.floor(month / 12);
  return { year, text: `${year}-${String((month % 12) + 1).padStart(2, "0")}` };
}

const schedule = () => {
  const due = phases.map((phase) => {
    const months = roadmap.find(({ goal }) => goal === phase.goal)?.months ?? Number.NaN;
    return { phase, ...monthAfter(months) };
  });
  return byReadings({
    id: "phases-vs-roadmap",
    at,
    printed: "Phase 1（2025）, Phase 2（2026）, Phase 3（2027）; 1-X: 6 个月, 12 个月, 18 个月",
    readings: [
      {
        says: {
          en: `Counted from the document's last update, ${lastUpdated.printed}, the roadmap's stages begin in ${due.map(({ text }) => text).join(", ")}: the sandboxes of Phase 1 come after its year.`,
          zh: `从文档最后更新日期 ${lastUpdated.printed} 起算，路线图各阶段始于 ${due.map(({ text }) => text).join("、")}：Phase 1 的沙盒化落在其所标年份之后。`,
        },
        holds: due.every(({ phase, year }) => year === phase.year),
        recomputed: everywhere(due.map(({ text }) => text).join(", ")),
      },
      {
        says: {
          en: "Counted from another start, such as the middle of 2025, or read as ends of stages, they can fit the phases.",
          zh: "若从另一时点（如 2025 年年中）起算，或把所标时间理解为各阶段的终点，则可与各 Phase 吻合。",
        },
        holds: true,
        recomputed: possible,
      },
    ],
  });
};

const firstPhaseCost = () => {
  const { replaced, costReduction } = phase1;
  const ratio = costRatioBounds(costCoefficients.container, costCoefficients.sandbox);
  const most = 1 - ratio.low;
  return open({
    id: "phase-1-cost",
    at,
    printed: `Kata 替换 ${replaced.printed}安全敏感容器, 成本降低 ${costReduction.printed}`,
    recomputed: {
      en: `at most ${percent(replaced.value * most)} if they carry ${replaced.printed} of the cost`,
      zh: `若其占成本的 ${replaced.printed}，至多 ${percent(replaced.value * most)}`,
    },
    missing: {
      en: "which share of the cost the replaced containers carry, and of which kind it is",
      zh: "被替换的容器占成本的多大份额，以及是哪一类成本",
    },
    why: {
      en:
        `By the TCO coefficients a replaced container saves at most ${percent(most)} (all of its cost security loss), and costs ` +
        `${percent(ratio.high - 1)} more where all is operations. 15 % needs containers that carry at least ${percent(costReduction.low / most)} ` +
        `of the cost, 20 % at least ${percent(costReduction.high / most)}.`,
      zh: `按 TCO 系数，替换一个容器至多节省 ${percent(most)}（其成本全部为安全损失时）；若成本全部为运维，则反而多花 ${percent(ratio.high - 1)}。要降低 15 %，这些容器须至少占成本的 ${percent(costReduction.low / most)}；要降低 20 %，须至少占 ${percent(costReduction.high / most)}。`,
    },
  });
};

/** Part 2, section VI. */
export const actionPlanAudit = () => {
  const kata = overheadComparison.sandbox.startS;
  const leastColdSaving = 1 - overheadComparison.wasm.startS.high / overheadComparison.container.startS.low;
  return [
    byReadings({
      id: "tree-kata-latency",
      at,
      printed: `延迟要求<100ms → 能改造代码? 否 → Kata沙盒; 1-VII-2: ${kata.printed}`,
      readings: [
        {
          says: {
            en: "Read as a latency that includes the start, as in 2-I-2, the tree recommends what starts in 200-500 ms to those who need less than 100 ms.",
            zh: "若理解为包含启动的延迟（如 2-I-2），则对要求低于 100 ms 的业务，决策树推荐的是启动需 200-500 ms 的技术。",
          },
          holds: kata.high < tree2025.latencyLimitS,
          recomputed: { en: "not met", zh: "达不到" },
        },
        {
          says: {
            en: "Read as the latency of instances that run already, no technology has a printed figure to choose by.",
            zh: "若理解为已在运行的实例的延迟，则没有任何技术印有可据以选择的数字。",
          },
          holds: true,
          recomputed: nothingToCompareWith,
        },
      ],
    }),
    firstPhaseCost(),
    byReadings({
      id: "phase-2-latency",
      at,
      printed: `冷启动敏感业务迁移，延迟降低 ${phase2.latencyReduction.printed}; 1-VII-2: 1-3秒, <10毫秒; 2-II-1: 800ms → 15ms`,
      readings: [
        {
          says: {
            en: `Read as the cold start, the list makes it ${percent(leastColdSaving)} or more, the case ${percent(1 - 15 / 800)}.`,
            zh: `若理解为冷启动，则按清单降低 ${percent(leastColdSaving)} 以上，按案例降低 ${percent(1 - 15 / 800)}。`,
          },
          holds: phase2.latencyReduction.value >= leastColdSaving,
          recomputed: orMore(percent(leastColdSaving)),
        },
        {
          says: {
            en: "Read as the latency of all requests, it depends on how many meet a cold start, which is not printed.",
            zh: "若理解为全部请求的延迟，则取决于有多少请求遇到冷启动，而这一点没有印出。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
    schedule(),
    decided({
      id: "phases-vs-breakthroughs",
      at,
      printed: `Phase 1（2025）, Phase 2（2026）; 2-III-2: 沙盒化普及 ${breakthroughs.sandbox.printed}, WASM 函数化 ${breakthroughs.wasm.printed}`,
      holds: phases[0].year === breakthroughs.sandbox.year && phases[1].year === breakthroughs.wasm.year,
      recomputed: { en: "the same years", zh: "同样的年份" },
      why: {
        en: "Each phase lies in the year in which its technology is to break through.",
        zh: "每个 Phase 都落在其技术预计破局的年份。",
      },
    }),
    byReadings({
      id: "phases-vs-platform",
      at,
      printed: `Phase 3（2027）: 建立混合沙箱中台; 2-IV-1: ${hybridPlatform.year} 年主流架构模型：混合沙箱中台`,
      readings: [
        {
          says: {
            en: "Read as one plan, what is mainstream in 2026 is built in 2027.",
            zh: "若理解为同一份计划，则 2026 年的主流到 2027 年才建成。",
          },
          holds: phases[2].year <= hybridPlatform.year,
          recomputed: { en: "2027 after 2026", zh: "2027 晚于 2026" },
        },
        {
          says: {
            en: "Read as the market there and one's own platform here, the latter may come later.",
            zh: "若理解为那边说市场、这边说自家平台，则后者可以更晚。",
          },
          holds: true,
          recomputed: possible,
        },
      ],
    }),
  ];
};
