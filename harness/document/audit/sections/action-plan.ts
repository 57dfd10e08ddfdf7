import { costRatioBounds } from "../../formulas/total-cost.ts";
import { phase1, phase2, tree2025 } from "../../printed/action-plan.ts";
import { breakthroughs } from "../../printed/drivers.ts";
import { hybridPlatform } from "../../printed/hybrid-platform.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { lastUpdated, phases, roadmap } from "../../printed/roadmap.ts";
import { costCoefficients } from "../../printed/total-cost.ts";
import { byReadings, decided, open } from "../item.ts";
import { percent } from "../number-text.ts";

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
        says: `Counted from the document's last update, ${lastUpdated.printed}, the roadmap's stages begin in ${due.map(({ text }) => text).join(", ")}: the sandboxes of Phase 1 come after its year.`,
        holds: due.every(({ phase, year }) => year === phase.year),
        recomputed: due.map(({ text }) => text).join(", "),
      },
      {
        says: "Counted from another start, such as the middle of 2025, or read as ends of stages, they can fit the phases.",
        holds: true,
        recomputed: "possible",
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
    recomputed: `at most ${percent(replaced.value * most)} if they carry ${replaced.printed} of the cost`,
    missing: "which share of the cost the replaced containers carry, and of which kind it is",
    why:
      `By the TCO coefficients a replaced container saves at most ${percent(most)} (all of its cost security loss), and costs ` +
      `${percent(ratio.high - 1)} more where all is operations. 15 % needs containers that carry at least ${percent(costReduction.low / most)} ` +
      `of the cost, 20 % at least ${percent(costReduction.high / most)}.`,
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
          says: "Read as a latency that includes the start, as in 2-I-2, the tree recommends what starts in 200-500 ms to those who need less than 100 ms.",
          holds: kata.high < tree2025.latencyLimitS,
          recomputed: "not met",
        },
        {
          says: "Read as the latency of instances that run already, no technology has a printed figure to choose by.",
          holds: true,
          recomputed: "nothing to compare with",
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
          says: `Read as the cold start, the list makes it ${percent(leastColdSaving)} or more, the case ${percent(1 - 15 / 800)}.`,
          holds: phase2.latencyReduction.value >= leastColdSaving,
          recomputed: `${percent(leastColdSaving)} or more`,
        },
        {
          says: "Read as the latency of all requests, it depends on how many meet a cold start, which is not printed.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
    schedule(),
    decided({
      id: "phases-vs-breakthroughs",
      at,
      printed: `Phase 1（2025）, Phase 2（2026）; 2-III-2: 沙盒化普及 ${breakthroughs.sandbox.printed}, WASM 函数化 ${breakthroughs.wasm.printed}`,
      holds: phases[0].year === breakthroughs.sandbox.year && phases[1].year === breakthroughs.wasm.year,
      recomputed: "the same years",
      why: "Each phase lies in the year in which its technology is to break through.",
    }),
    byReadings({
      id: "phases-vs-platform",
      at,
      printed: `Phase 3（2027）: 建立混合沙箱中台; 2-IV-1: ${hybridPlatform.year} 年主流架构模型：混合沙箱中台`,
      readings: [
        {
          says: "Read as one plan, what is mainstream in 2026 is built in 2027.",
          holds: phases[2].year <= hybridPlatform.year,
          recomputed: "2027 after 2026",
        },
        {
          says: "Read as the market there and one's own platform here, the latter may come later.",
          holds: true,
          recomputed: "possible",
        },
      ],
    }),
  ];
};
