/** What each layer of engines adds to a start. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Layer by layer",
  lead:
    "The same runtime, started by itself and through the engines above it. An engine's defaults are part of its layer: " +
    "Docker adds a filter of system calls and a network, CRI a network and a pause container.",
  chart: "What each layer adds to a start",
  chartNote:
    "Means, since they add up and medians do not; a step ends when this host hears that it has. Of a runtime by itself " +
    "there is one step.",
  axis: "requested → ready, mean",
  columns: { target: "Target", layer: "Layer", total: "Mean", steps: "Steps" },
  steps: {
    snapshot: "snapshot",
    sandbox: "pod sandbox",
    create: "create",
    attach: "attach",
    start: "start",
    scheduled: "scheduled",
    created: "created",
    started: "started",
    ready: "until ready",
  },
};

const chinese: typeof english = {
  heading: "逐层比较",
  lead: "同一个运行时，先单独启动，再经由其上各层引擎启动。引擎的默认设置算在它那一层：Docker 加上系统调用过滤与网络，CRI 加上网络与 pause 容器。",
  chart: "每一层给启动增加多少",
  chartNote: "取平均值，因为平均值可以相加而中位数不能；一步在本机得知其结束时结束。单独启动的运行时只有一步。",
  axis: "请求 → 就绪，平均",
  columns: { target: "目标", layer: "层次", total: "平均", steps: "步骤" },
  steps: {
    snapshot: "快照",
    sandbox: "Pod 沙箱",
    create: "创建",
    attach: "连接",
    start: "启动",
    scheduled: "已调度",
    created: "已创建",
    started: "已启动",
    ready: "直到就绪",
  },
};

export const layering: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
