/** What one more instance takes of memory. */
import type { ResidualPart } from "../../../records/memory-fit.ts";
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Memory",
  lead:
    "What one more instance takes, by the slope over the number of live and settled ones. MemAvailable is the host's " +
    "view, kernel included, less what the harness grew by. Never a sum of resident sets.",
  chart: "Memory of one more instance, by component",
  chartNote:
    "Bars: proportional set size by component. The upright line: by how much less memory the host had available, " +
    "kernel included, with its interval.",
  fitChart: "Total by number of instances, with the fit",
  axis: "bytes of one more instance",
  instancesAxis: "instances",
  columns: {
    target: "Target",
    technology: "Technology",
    layer: "Layer",
    live: "Most live, climbs",
    available: "One more: MemAvailable [95 %]",
    pss: "PSS [95 %]",
    uss: "USS",
    cgroup: "cgroup",
    components: "PSS by component",
    guest: "Guest's memory touched",
    beyond: "Beyond PSS",
    fixed: "Fixed, PSS",
    notes: "Notes",
  },
  residualParts: {
    slab: "slab",
    "page-tables": "page-tables",
    "kernel-stacks": "kernel-stacks",
    percpu: "percpu",
    other: "other",
  } satisfies Record<ResidualPart, string>,
  foreign: (bytes: string) => `other processes' memory changed by ${bytes}`,
  notAccounted: "memory is not accounted by cgroups here",
  runtimeOutside: (bytes: string) => `its own cgroup holds ${bytes}: the runtime lives outside of it`,
  idle: "idle",
  filled: (bytes: string) => `each filled ${bytes}`,
  touched: (bytes: string, declared: string, share: string) => `${bytes} of ${declared} (${share})`,
  sized: (bytes: string) => `machines of ${bytes}`,
  guestChart: "Memory that a machine was given, and what it touches of it idle",
  guestChartNote: "Dashed: all of it. Logarithmic.",
  declaredAxis: "given to the machine",
  emulated: "emulated CPU: the emulator's code is in it",
  runtimeReplaced: "after the runtime was replaced",
  failed: (levels: number) => `${levels} levels failed`,
};

const chinese: typeof english = {
  heading: "内存",
  lead: "每多一个实例占用的内存，取总量对存活且已稳定的实例数的斜率。MemAvailable 是主机所见（含内核），已减去测量程序自身的增长。绝不把常驻集相加。",
  chart: "每多一个实例的内存，按组成部分",
  chartNote: "条形：各组成部分的 PSS。竖线：主机可用内存（含内核）因此减少的量及其区间。",
  fitChart: "总量随实例数的变化与拟合",
  axis: "每多一个实例的字节数",
  instancesAxis: "实例数",
  columns: {
    target: "目标",
    technology: "技术",
    layer: "层次",
    live: "最多存活、爬升次数",
    available: "每多一个：MemAvailable [95 %]",
    pss: "PSS [95 %]",
    uss: "USS",
    cgroup: "cgroup",
    components: "PSS 的组成",
    guest: "客户机实际触及的内存",
    beyond: "PSS 之外",
    fixed: "固定，PSS",
    notes: "备注",
  },
  residualParts: {
    slab: "slab",
    "page-tables": "页表",
    "kernel-stacks": "内核栈",
    percpu: "每 CPU 数据",
    other: "其他",
  },
  foreign: (bytes) => `其他进程的内存变动了 ${bytes}`,
  notAccounted: "此处 cgroup 不统计内存",
  runtimeOutside: (bytes) => `其自身 cgroup 仅含 ${bytes}：运行时在其之外`,
  idle: "空闲",
  filled: (bytes) => `每个实例填充 ${bytes}`,
  touched: (bytes, declared, share) => `${declared} 中的 ${bytes}（${share}）`,
  sized: (bytes) => `${bytes} 的虚拟机`,
  guestChart: "分配给虚拟机的内存与其空闲时实际触及的内存",
  guestChartNote: "虚线：全部内存。对数刻度。",
  declaredAxis: "分配给虚拟机的内存",
  emulated: "CPU 为模拟：含模拟器自身的代码",
  runtimeReplaced: "运行时被替换之后",
  failed: (levels) => `${levels} 级失败`,
};

export const memory: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
