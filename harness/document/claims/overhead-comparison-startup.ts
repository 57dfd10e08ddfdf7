/** Part 1, section VII-2, the keys 启动. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-VII-2"];
const settledBy = "The median of serial starts with a warm page cache, from the request to the workload's ready line.";

const MS = 1e6;
const SECOND = 1e9;

export const overheadComparisonStartup: readonly Claim[] = [
  {
    id: "overhead-startup-vm",
    section,
    place: "传统虚拟机, 启动",
    technology: "vm",
    metric: "startup",
    statement: "A traditional virtual machine starts in 30 to 60 seconds",
    printed: "30-60秒",
    bound: { kind: "range", low: 30 * SECOND, high: 60 * SECOND },
    reading:
      "Stated under empirical data as the overhead of the technology, not of one guest: a virtual machine with a small " +
      "guest counts, and an emulated one that is faster still refutes it.",
    settledBy,
    conditions: {
      caveat: "Booted: a kernel with the workload as its init. Not booted: a boot loader, a distribution's services.",
    },
  },
  {
    id: "overhead-startup-container",
    section,
    place: "标准容器, 启动",
    technology: "container",
    metric: "startup",
    statement: "A standard container starts in 1 to 3 seconds",
    printed: "1-3秒",
    bound: { kind: "range", low: SECOND, high: 3 * SECOND },
    reading:
      "标准容器 names no layer: a start by the runtime alone and one through an engine are judged, each labelled.",
    settledBy,
    conditions: {},
  },
  {
    id: "overhead-startup-sandbox",
    section,
    place: "轻量沙盒(Kata), 启动",
    technology: "sandbox",
    metric: "startup",
    statement: "A Kata sandbox starts in 200 to 500 milliseconds",
    printed: "200-500毫秒",
    bound: { kind: "range", low: 200 * MS, high: 500 * MS },
    reading:
      "The key names Kata alone, a virtual machine around a container; gVisor has another architecture (a kernel in " +
      "user space), so its numbers say nothing about this figure.",
    settledBy,
    conditions: { products: ["kata"] },
  },
  {
    id: "overhead-startup-wasm",
    section,
    place: "WASM沙盒, 启动",
    technology: "wasm",
    metric: "startup",
    statement: "A WebAssembly sandbox starts in less than 10 milliseconds",
    printed: "<10毫秒",
    bound: { kind: "below", limit: 10 * MS },
    reading:
      "The document names no host process that is already there, so the start of the engine's process is part of the " +
      "start; each way of using an engine (compiled ahead or not) is a target of its own.",
    settledBy,
    conditions: {},
  },
];
