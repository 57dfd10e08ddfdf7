/** Part 1, section VII-2, the keys 启动. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byMedianStart as settledBy } from "./settled-by.ts";
import { bootedGuest } from "./guest-caveats.ts";
import { everywhere } from "../../wording.ts";

const section = sections["1-VII-2"];

const MS = 1e6;
const SECOND = 1e9;

export const overheadComparisonStartup: readonly Claim[] = [
  {
    id: "overhead-startup-vm",
    section,
    place: everywhere("传统虚拟机, 启动"),
    technology: "vm",
    metric: "startup",
    statement: { en: "A traditional virtual machine starts in 30 to 60 seconds", zh: "传统虚拟机启动需 30 至 60 秒" },
    printed: "30-60秒",
    bound: { kind: "range", low: 30 * SECOND, high: 60 * SECOND },
    reading: {
      en:
        "Stated under empirical data as the overhead of the technology, not of one guest: a virtual machine with a small " +
        "guest counts, and an emulated one that is faster still refutes it.",
      zh: "列在“实证数据”之下，作为该技术而非某个客户机的开销：客户机很小的虚拟机也计入，更快的模拟虚拟机同样构成反证。",
    },
    settledBy,
    conditions: {
      caveat: bootedGuest,
    },
  },
  {
    id: "overhead-startup-container",
    section,
    place: everywhere("标准容器, 启动"),
    technology: "container",
    metric: "startup",
    statement: { en: "A standard container starts in 1 to 3 seconds", zh: "标准容器启动需 1 至 3 秒" },
    printed: "1-3秒",
    bound: { kind: "range", low: SECOND, high: 3 * SECOND },
    reading: {
      en: "标准容器 names no layer: a start by the runtime alone and one through an engine are judged, each labelled.",
      zh: "“标准容器”没有指明层次：仅由运行时启动的与经由引擎启动的都判定，各标其层次。",
    },
    settledBy,
    conditions: {},
  },
  {
    id: "overhead-startup-sandbox",
    section,
    place: everywhere("轻量沙盒(Kata), 启动"),
    technology: "sandbox",
    metric: "startup",
    statement: { en: "A Kata sandbox starts in 200 to 500 milliseconds", zh: "Kata 沙盒启动需 200 至 500 毫秒" },
    printed: "200-500毫秒",
    bound: { kind: "range", low: 200 * MS, high: 500 * MS },
    reading: {
      en:
        "The key names Kata alone, a virtual machine around a container; gVisor has another architecture (a kernel in " +
        "user space), so its numbers say nothing about this figure.",
      zh: "键名只提 Kata，即包着容器的虚拟机；gVisor 是另一种架构（用户态内核），其数字不能说明此值。",
    },
    settledBy,
    conditions: { products: ["kata"] },
  },
  {
    id: "overhead-startup-wasm",
    section,
    place: everywhere("WASM沙盒, 启动"),
    technology: "wasm",
    metric: "startup",
    statement: {
      en: "A WebAssembly sandbox starts in less than 10 milliseconds",
      zh: "WebAssembly 沙箱启动不到 10 毫秒",
    },
    printed: "<10毫秒",
    bound: { kind: "below", limit: 10 * MS },
    reading: {
      en:
        "The document names no host process that is already there, so the start of the engine's process is part of the " +
        "start; each way of using an engine (compiled ahead or not) is a target of its own.",
      zh: "文档没有提到任何已在运行的宿主进程，因此引擎进程的启动是启动的一部分；引擎的每种用法（预先编译与否）各为一个目标。",
    },
    settledBy,
    conditions: {},
  },
];
