/** Part 1, section VII-2, the keys 内存. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-VII-2"];
const settledBy =
  "The slope of memory over the number of idle instances: of the proportional sets of all processes billed to them, " +
  "held against that of the host's available memory.";

const MB = 1e6;
const GB = 1e9;

const reading =
  "Stated as the overhead of the technology, per instance: what one more idle instance takes of the host.";

export const overheadComparisonMemory: readonly Claim[] = [
  {
    id: "overhead-memory-vm",
    section,
    place: "传统虚拟机, 内存",
    technology: "vm",
    metric: "memory",
    statement: "A virtual machine takes 2 to 4 GB of memory",
    printed: "2-4GB/实例",
    bound: { kind: "range", low: 2 * GB, high: 4 * GB },
    reading:
      `${reading} What a guest never touched is not taken from the host; the size that it was given is a choice of ` +
      "whoever starts it, and shown apart.",
    settledBy,
    conditions: { caveat: "In the guest: a kernel and the workload. Not in it: a distribution's services." },
  },
  {
    id: "overhead-memory-container",
    section,
    place: "标准容器, 内存",
    technology: "container",
    metric: "memory",
    statement: "A standard container takes 100 to 500 MB of memory",
    printed: "100-500MB/实例",
    bound: { kind: "range", low: 100 * MB, high: 500 * MB },
    reading: `${reading} An application's own memory is the same with any technology and no overhead of this one.`,
    settledBy,
    conditions: {},
  },
  {
    id: "overhead-memory-sandbox",
    section,
    place: "轻量沙盒(Kata), 内存",
    technology: "sandbox",
    metric: "memory",
    statement: "A Kata sandbox takes 20 to 50 MB of memory",
    printed: "20-50MB/实例",
    bound: { kind: "range", low: 20 * MB, high: 50 * MB },
    reading: `${reading} Guest memory that is touched is part of it. The key names Kata alone.`,
    settledBy,
    conditions: { products: ["kata"] },
  },
  {
    id: "overhead-memory-wasm",
    section,
    place: "WASM沙盒, 内存",
    technology: "wasm",
    metric: "memory",
    statement: "A WebAssembly sandbox takes less than 1 MB of memory",
    printed: "<1MB/实例",
    bound: { kind: "below", limit: MB },
    reading:
      `${reading} The document names no host process that is already there: an engine's process for each instance is ` +
      "part of it, and many instances in one process are targets of their own.",
    settledBy,
    conditions: {},
  },
];
