/** How to repeat the run. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "How to reproduce it",
  lead: "The same plan and seed draw the same order of samples.",
  ownPlan: "This plan is not one of the built-in ones: save it as plan.json.",
  plan: "The plan",
  files: "What was started, to the byte",
  file: "File",
  workload: (compiler: string) => `Workloads were compiled by ${compiler}.`,
  unfinished: "The run was ended before its warm-ups were done, so that there is no plan to repeat.",
};

const chinese: typeof english = {
  heading: "如何复现",
  lead: "同样的计划与种子，抽出同样的样本顺序。",
  ownPlan: "这个计划不是内置计划：请存为 plan.json。",
  plan: "计划",
  files: "所启动的文件，精确到字节",
  file: "文件",
  workload: (compiler) => `工作负载由 ${compiler} 编译。`,
  unfinished: "该次运行在预热结束之前就中止了，因此没有可供重复的计划。",
};

export const reproduce: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
