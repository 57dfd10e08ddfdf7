/** How many instances are live at once. */
import { formatGibibytes } from "../../format-gibibytes.ts";
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Density",
  lead:
    "Instances that were live at once and answered, until a declared health rule failed. What was observed and what is " +
    "extrapolated from idle memory are different things: nothing but memory is extrapolated.",
  chart: "Start latency while instances are added",
  chartNote: "Solid: median start of each step. Dashed: 99th percentile. Logarithmic.",
  instancesAxis: "live instances",
  columns: {
    target: "Target",
    technology: "Technology",
    layer: "Layer",
    reached: "Observed live",
    boundBy: "Bound by",
    why: "Why",
    rate: "Starts/s",
    p99: "Start p99, first → last step",
    cleanup: "Clean-up",
    leftBehind: "Left behind",
    fittingHere: "Extrapolated, this host",
    fittingReference: (bytes: number) => `Extrapolated, reference server of ${formatGibibytes(bytes)}`,
    notes: "Notes",
  },
  unfinished: "the run was killed",
  unknown: "not known: the run was killed",
  nothing: "nothing",
  processes: (count: number) => `${count} processes`,
  cgroups: (count: number) => `${count} cgroups`,
  mounts: (count: number) => `${count} mounts`,
  inProcess: "isolated by the language runtime only",
  emulated: "emulated CPU",
};

const chinese: typeof english = {
  heading: "密度",
  lead: "同时存活并能应答的实例数，直到事先声明的健康规则不再满足。实测与由空闲内存外推是两回事：外推只考虑内存。",
  chart: "实例增加时的启动延迟",
  instancesAxis: "存活实例数",
  chartNote: "实线：每一步启动时间的中位数。虚线：第 99 百分位。对数刻度。",
  columns: {
    target: "目标",
    technology: "技术",
    layer: "层次",
    reached: "实测存活数",
    boundBy: "受限于",
    why: "理由",
    rate: "每秒启动数",
    p99: "启动 p99，第一步 → 最后一步",
    cleanup: "清理耗时",
    leftBehind: "遗留",
    fittingHere: "外推，本机",
    fittingReference: (bytes) => `外推，${formatGibibytes(bytes)} 的参考服务器`,
    notes: "备注",
  },
  unfinished: "运行被中止",
  unknown: "不详：运行被中止",
  nothing: "无",
  processes: (count) => `${count} 个进程`,
  cgroups: (count) => `${count} 个 cgroup`,
  mounts: (count) => `${count} 个挂载`,
  inProcess: "仅由语言运行时隔离",
  emulated: "CPU 为模拟",
};

export const density: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
