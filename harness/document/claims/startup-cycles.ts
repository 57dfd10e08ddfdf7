/** Part 3, section III-1: the formal definitions, each with the CPU cycles of a start. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { everywhere } from "../../wording.ts";

const section = sections["3-III-1"];

const reading = {
  en:
    "An order of magnitude, O(10^k), is read as [10^(k-½), 10^(k+½)). Cycles are work done by CPUs, not time that passes: " +
    "they are counted over the whole process tree of an instance that does nothing else, until its exit, so its small " +
    "end is part of the cost.",
  zh: "数量级 O(10^k) 理解为 [10^(k-½), 10^(k+½))。周期是 CPU 所做的工作，而不是流逝的时间：对一个别无他事的实例，统计其整个进程树直到退出，因此其少量的收尾也计入成本。",
};
const settledBy = {
  en: "Hardware cycle counters over the instance's process tree, guest included, of serial warm starts.",
  zh: "逐个热启动中，实例进程树（含客户机）的硬件周期计数器。",
};

export const startupCycles: readonly Claim[] = [
  {
    id: "cycles-vm",
    section,
    place: everywhere("传统虚拟化（λ-VM）, 启动开销"),
    technology: "vm",
    metric: "startup-cycles",
    statement: {
      en: "Starting a virtual machine costs in the order of 10^9 CPU cycles",
      zh: "启动一个虚拟机耗费 10^9 数量级的 CPU 周期",
    },
    printed: "O(10^9) cycles",
    bound: { kind: "order-of-magnitude", exponent: 9 },
    reading: {
      en: `${reading.en} The formula is a guest kernel beside a hypervisor, which is what is started.`,
      zh: `${reading.zh}该公式是客户机内核与虚拟机监控器并列，启动的正是这个。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "cycles-container",
    section,
    place: everywhere("容器化（λ-Container）, 启动开销"),
    technology: "container",
    metric: "startup-cycles",
    statement: {
      en: "Starting a container costs in the order of 10^7 CPU cycles",
      zh: "启动一个容器耗费 10^7 数量级的 CPU 周期",
    },
    printed: "O(10^7) cycles",
    bound: { kind: "order-of-magnitude", exponent: 7 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "cycles-wasm",
    section,
    place: everywhere("WASM 沙盒（λ-WASM）, 启动开销"),
    technology: "wasm",
    metric: "startup-cycles",
    statement: {
      en: "Starting a WebAssembly sandbox costs in the order of 10^5 CPU cycles",
      zh: "启动一个 WebAssembly 沙箱耗费 10^5 数量级的 CPU 周期",
    },
    printed: "O(10^5) cycles",
    bound: { kind: "order-of-magnitude", exponent: 5 },
    reading: {
      en:
        `${reading.en} The formula takes a module and a runtime (Wasmtime) together, so the runtime's own start counts; a ` +
        "module instantiated in a process that is already there is another, cheaper thing.",
      zh: `${reading.zh}该公式把模块与运行时（Wasmtime）合在一起，因此运行时自身的启动也计入；在已有进程中实例化模块是另一件更廉价的事。`,
    },
    settledBy,
    conditions: {},
  },
];
