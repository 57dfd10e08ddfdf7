/** Where metric and technology alone do not tell which figures stand beside a statement. */
import type { Comparability } from "./published-figure.ts";
import type { Wording } from "../../wording.ts";

/** By the id of a statement of the register that no claim judges: its figures, and how they relate to it. */
export const explicitFigures: Readonly<Record<string, Readonly<Partial<Record<Comparability, readonly string[]>>>>> = {
  "kuasar-startup": {
    more: ["kuasar-bench-kata", "kuasar-bench-kuasar"],
    other: ["kuasar-bench-kata-parallel", "kuasar-bench-kuasar-parallel"],
  },
  "kuasar-memory": { alike: ["kuasar-memory-kata", "kuasar-memory-kuasar"] },
  "c4-process-overhead": { alike: ["kuasar-memory-kata", "kuasar-memory-kuasar"] },
  "bottleneck-qemu": { alike: ["kata-ci-qemu", "kata-ci-clh", "kata-ci-stratovirt"] },
};

const noComparison: Wording = {
  en: "No publication was found that measures all of them on one host under the same conditions.",
  zh: "没有找到在同一主机、相同条件下测量全部对象的发表结果。",
};
const noCount: Wording = {
  en: "No published count of cycles or of CPU time was found; wall time is not work.",
  zh: "没有找到已发表的周期数或 CPU 时间；墙钟时间不是工作量。",
};
const noTail: Wording = {
  en: "No published share of starts below a limit was found, nor a tail that would give one.",
  zh: "没有找到已发表的、启动少于某一界限的比例，也没有可据以得出该比例的尾部数据。",
};
const noBound: Wording = {
  en: "A word without a figure: nothing published can be held against it.",
  zh: "只有用语而没有数字：没有可与之对照的发表结果。",
};

/** By the id of a claim or a statement: what was looked for and not found. */
export const notFound: Readonly<Record<string, Wording>> = {
  "matrix-loss-container": {
    en: "No citable figure was found: papers call containers near native without one that could be read in its source.",
    zh: "没有找到可引用的数字：论文称容器接近原生，但没有可在原文读到的数字。",
  },
  "kuasar-density": {
    en: "No evidence was found in Kuasar's repository, whose task for WebAssembly forks a process for each container.",
    zh: "在 Kuasar 的代码库中没有找到证据，其 WebAssembly 任务为每个容器派生一个进程。",
  },
  "overhead-density-sandbox": {
    en: "Only a user's complaint was found, no measurement of how many Kata sandboxes a host holds.",
    zh: "只找到一位用户的抱怨，没有关于一台主机容纳多少 Kata 沙盒的测量。",
  },
  "conclusion-startup-container": noComparison,
  "conclusion-startup-sandbox": noComparison,
  "conclusion-startup-wasm": noComparison,
  "cycles-vm": noCount,
  "cycles-wasm": noCount,
  "contract-startup-wasm": noTail,
  "contract-startup-container": noTail,
  "theorem-1-startup": noComparison,
  "theorem-1-efficiency": noComparison,
  "mind-map-overhead-vm": noBound,
  "mind-map-weight-container": noBound,
  "mind-map-weight-wasm": noBound,
  "tree-performance": noComparison,
};
