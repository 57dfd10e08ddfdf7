/** Part 1, section II, row 性能损耗. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { cellOf } from "../place.ts";

const section = sections["1-II"];
const settledBy = {
  en: "Work per second against a plain process in the same block, for each kind of work apart, as a ratio with an interval.",
  zh: "每秒完成的工作，与同一区组内的普通进程相比；每类工作分别以带区间的比值表示。",
};

const reading = {
  en:
    "No kind of work is named, so it must hold of every kind that is measured; a loss is the share of the work per second " +
    "of a plain process from the same source that is missing.",
  zh: "没有指明哪类工作，因此必须对所测的每一类都成立；损耗指与同一源码的普通进程相比，每秒工作量所缺的份额。",
};

export const comparisonMatrixLoss: readonly Claim[] = [
  {
    id: "matrix-loss-vm",
    section,
    place: cellOf("性能损耗", "传统虚拟化"),
    technology: "vm",
    metric: "performance-loss",
    statement: { en: "A virtual machine loses 5 to 15 % of the performance", zh: "虚拟机损失 5 至 15 % 的性能" },
    printed: "5-15%",
    bound: { kind: "range", low: 0.05, high: 0.15 },
    reading: {
      en: `${reading.en} An emulated CPU loses far more and says nothing of a virtual one.`,
      zh: `${reading.zh}模拟的 CPU 损失大得多，不能说明虚拟 CPU。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-loss-container",
    section,
    place: cellOf("性能损耗", "容器化(Docker)"),
    technology: "container",
    metric: "performance-loss",
    statement: { en: "A container loses less than 5 % of the performance", zh: "容器损失不到 5 % 的性能" },
    printed: "<5%",
    bound: { kind: "below", limit: 0.05 },
    reading: {
      en: `${reading.en} Once it runs, a container from Docker and one from the runtime alone are the same for the CPU but for Docker's filter of system calls, so either counts.`,
      zh: `${reading.zh}一旦运行起来，Docker 的容器与仅用运行时的容器除 Docker 的系统调用过滤器外对 CPU 而言相同，因此两者都计入。`,
    },
    settledBy,
    conditions: {
      caveat: {
        en: "A runtime alone sets no filter of system calls; Docker does, which costs each call a little more.",
        zh: "仅用运行时的容器没有系统调用过滤器；Docker 会加上一个，使每次调用略慢。",
      },
    },
  },
  {
    id: "matrix-loss-sandbox",
    section,
    place: cellOf("性能损耗", "沙盒化(Kata/Quark)"),
    technology: "sandbox",
    metric: "performance-loss",
    statement: { en: "A lightweight sandbox loses 3 to 8 % of the performance", zh: "轻量沙盒损失 3 至 8 % 的性能" },
    printed: "3-8%",
    bound: { kind: "range", low: 0.03, high: 0.08 },
    reading: {
      en: `${reading.en} The column is the class 沙盒化, of which the document's mind map counts gVisor.`,
      zh: `${reading.zh}该列为“沙盒化”这一类，文档的思维导图把 gVisor 也归入此类。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-loss-wasm",
    section,
    place: cellOf("性能损耗", "WASM 沙盒"),
    technology: "wasm",
    metric: "performance-loss",
    statement: { en: "A WebAssembly sandbox performs near to native code", zh: "WebAssembly 沙箱的性能接近原生代码" },
    printed: "接近原生",
    bound: { kind: "below", limit: 0.05 },
    reading: {
      en:
        `${reading.en} 接近原生 (near native) has no figure; read as less than 5 %, the figure that the row gives containers, ` +
        "which nobody would call further from native. The document's own density formula has 1 %.",
      zh: `${reading.zh}“接近原生”没有数字；理解为低于 5 %，即该行给容器的数字，而没有人会说容器更不接近原生。文档自己的密度公式取 1 %。`,
    },
    settledBy,
    conditions: {},
  },
];
