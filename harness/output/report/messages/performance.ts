/** Work per second, beside the plain process. */
import type { WorkKind } from "../../../../workloads/types.ts";
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Performance",
  lead:
    "Work per second against the plain process in the same block. There is no single loss: each kind of work is shown. " +
    "Requests come at a fixed rate, whatever is answered: there the ratio is of median latencies, the plain process's " +
    "over the target's.",
  chart: "Work per second, as a ratio of the plain process",
  chartNote:
    "Medians over paired blocks, with their intervals at 95 %. At the dashed line it is as fast as a plain process; " +
    "left of it, slower. Logarithmic.",
  axis: "ratio to the plain process",
  works: {
    integer: "integer",
    "floating-point": "floating point",
    branches: "branches",
    "memory-bandwidth": "memory bandwidth",
    "memory-latency": "memory latency",
    "host-calls": "host calls",
    files: "files",
    requests: "requests (latency)",
  } satisfies Record<WorkKind, string>,
  columns: {
    target: "Target",
    technology: "Technology",
    layer: "Layer",
    work: "Kind of work",
    workload: "Workload",
    ratio: "Ratio [95 %]",
    repetition: "A repetition, the plain process's",
    warmUp: "First repetition beyond a steady one",
    latency: "Latency p50, p99; answers",
    blocks: "Blocks",
    notes: "Notes",
  },
  unsupported: "not offered by the target:",
  failed: (starts: number) => `${starts} gave no figure`,
  unpinned: "not pinned to one CPU",
  emulated: "emulated CPU",
  runtimeReplaced: "after the runtime was replaced",
};

const chinese: typeof english = {
  heading: "性能",
  lead:
    "每秒完成的工作，与同一区组内的普通进程相比。不存在单一的“损耗”：每类工作分别列出。" +
    "请求以固定速率到来，与是否已应答无关：其比值是延迟中位数之比，普通进程的除以目标的。",
  chart: "每秒工作量与普通进程之比",
  chartNote: "成对区组的中位数及其 95 % 区间。虚线处与普通进程一样快，虚线以左更慢。对数刻度。",
  axis: "与普通进程之比",
  works: {
    integer: "整数运算",
    "floating-point": "浮点运算",
    branches: "分支",
    "memory-bandwidth": "内存带宽",
    "memory-latency": "内存延迟",
    "host-calls": "宿主调用",
    files: "文件",
    requests: "请求（延迟）",
  },
  columns: {
    target: "目标",
    technology: "技术",
    layer: "层次",
    work: "工作类别",
    workload: "工作负载",
    ratio: "比值 [95 %]",
    repetition: "一次重复的用时，及普通进程的用时",
    warmUp: "首次重复比稳态多出",
    latency: "延迟 p50、p99；应答",
    blocks: "区组数",
    notes: "备注",
  },
  unsupported: "目标不提供：",
  failed: (starts) => `${starts} 次没有得出数字`,
  unpinned: "未固定在一个 CPU 上",
  emulated: "CPU 为模拟",
  runtimeReplaced: "运行时被替换之后",
};

export const performance: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
