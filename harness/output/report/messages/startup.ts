/** How long a start takes. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Startup",
  lead:
    "From the request, stamped outside the sandbox on the host's monotonic clock, to the host's reading of the " +
    "workload's ready line. A start that failed counts as one that never got ready; nothing is trimmed.",
  chart: "Startup by target",
  chartNote:
    "Each row is one target: the curve rises from 0 to 100 % of its starts. ● median, ■ 95th percentile, ▲ 99th " +
    "percentile. The dashed band is what the document's list VII-2 claims for the technology.",
  median: "median",
  axis: "requested → ready, logarithmic",
  otherConditions: "Under other conditions",
  tableHeading: "Every series",
  columns: {
    target: "Target",
    technology: "Technology",
    layer: "Layer",
    conditions: "Page cache",
    starts: "Starts",
    failed: "Failed",
    p50: "p50 [95 %]",
    p95: "p95",
    p99: "p99",
    max: "max",
    notes: "Notes",
  },
  warm: "warm",
  cold: "cold",
  oneAtATime: "one at a time",
  atOnce: (count: number) => `${count} at once`,
  emulated: "emulated CPU: an upper bound",
  nodeClock: "timed by Node",
  /** By how much its stamps may be late. */
  nodeClockLate: (p50: string, p99: string) => `timed by Node, late by at most ${p50} (p50) and ${p99} (p99)`,
  boot: (parts: string) => `the guest's own account: ${parts}`,
  bootParts: {
    firmware: "firmware",
    loader: "boot loader",
    kernel: "kernel",
    initrd: "initrd",
    userspace: "userspace",
    application: "of it until the workload",
  },
  runtimeReplaced: "after the runtime was replaced",
};

const chinese: typeof english = {
  heading: "启动",
  lead: "从请求发出（在沙箱之外，按主机单调时钟记时），到主机读到工作负载的就绪行为止。失败的启动按“永未就绪”计入，不作任何删减。",
  chart: "各目标的启动时间",
  chartNote:
    "每行一个目标：曲线从该目标启动次数的 0 升到 100 %。● 中位数，■ 第 95 百分位，▲ 第 99 百分位。虚线框是文档清单七之 2 对该技术的说法。",
  median: "中位数",
  axis: "请求 → 就绪，对数刻度",
  otherConditions: "其他条件下",
  tableHeading: "全部序列",
  columns: {
    target: "目标",
    technology: "技术",
    layer: "层次",
    conditions: "页缓存",
    starts: "启动次数",
    failed: "失败",
    p50: "p50 [95 %]",
    p95: "p95",
    p99: "p99",
    max: "最大",
    notes: "备注",
  },
  warm: "热",
  cold: "冷",
  oneAtATime: "逐个启动",
  atOnce: (count) => `同时 ${count} 个`,
  emulated: "CPU 为模拟：只是上界",
  nodeClock: "由 Node 计时",
  nodeClockLate: (p50, p99) => `由 Node 计时，至多晚 ${p50}（p50）与 ${p99}（p99）`,
  boot: (parts) => `客户机自述：${parts}`,
  bootParts: {
    firmware: "固件",
    loader: "引导程序",
    kernel: "内核",
    initrd: "initrd",
    userspace: "用户空间",
    application: "其中至工作负载启动",
  },
  runtimeReplaced: "运行时被替换之后",
};

export const startup: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
