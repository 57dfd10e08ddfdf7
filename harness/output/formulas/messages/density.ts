/** How many fit on a node. */
import type { Language } from "../../../wording.ts";

const english = {
  lead: (node: string | undefined) =>
    "Density(T) = (N × (1 − Overhead(T))) / R. The document's N = 100 has no unit; here it is memory" +
    `${node === undefined ? "" : `, of which this host has ${node}`}. ` +
    "Overhead: the share that is gone before the first instance. R: what one more idle instance takes, by the processes' " +
    "proportional sets (PSS), which leave the kernel's part out, and by what the host lost (MemAvailable), in which there " +
    "is also whatever else happened meanwhile.",
  columns: {
    technology: "T",
    by: "by",
    left: "1 − Overhead",
    perInstance: "R of N = 100",
    density: "Density(T) [95 %]",
  },
  tooFewReadings: "too few readings",
  atMost: (need: string) => `at most ${need}`,
  emulated: (targets: string) => `Emulated, so that more fit on real hardware: ${targets}.`,
  inOneProcess: (targets: string) => `In one process, isolated by the language runtime only: ${targets}.`,
  loss: (target: string, range: string, kinds: number) => `${target} ${range} (kinds of work: ${kinds})`,
  asLoss: (losses: string) =>
    `Read as the loss of performance, 1 − Overhead is ${losses}, by which its density is to be multiplied.`,
  factorsLead:
    "Density factors over all pairs of targets, with the ends of their 95 % intervals; by ramps: of what lived at once.",
  factor: "factor",
  byView: (view: string) => `by ${view}`,
  byRamps: "by ramps",
  endedByPlan: "ended by the plan",
};

const chinese: typeof english = {
  lead: (node) =>
    "Density(T) = (N × (1 − Overhead(T))) / R。文档的 N = 100 没有单位；此处指内存" +
    `${node === undefined ? "" : `，本机为 ${node}`}。` +
    "Overhead：第一个实例之前就已占去的份额。R：每多一个空闲实例的占用，一按各进程的 PSS（不含内核部分），" +
    "一按主机减少的量（MemAvailable，也含期间发生的其他变动）。",
  columns: {
    technology: "T",
    by: "依据",
    left: "1 − Overhead",
    perInstance: "R（N = 100）",
    density: "Density(T) [95 %]",
  },
  tooFewReadings: "读数太少",
  atMost: (need) => `至多 ${need}`,
  emulated: (targets) => `CPU 为模拟，真实硬件容纳更多：${targets}。`,
  inOneProcess: (targets) => `同处一个进程，仅由语言运行时隔离：${targets}。`,
  loss: (target, range, kinds) => `${target} ${range}（工作类别：${kinds}）`,
  asLoss: (losses) => `若理解为性能损耗，则 1 − Overhead 为 ${losses}，其密度应乘以此值。`,
  factorsLead: "各对目标的密度倍数及其 95 % 区间的两端；按密度递增：以同时存活的数量计。",
  factor: "倍数",
  byView: (view) => `按 ${view}`,
  byRamps: "按密度递增",
  endedByPlan: "因计划而止",
};

export const density: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
