/** Part 1, section VII-2, the keys 密度. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-VII-2"];
const settledBy = "A ramp of live instances, each of which still answers, until a declared rule of health fails.";

const reading =
  "The server is not described; read as one of any size. More than claimed on a small host contradicts it for every " +
  "larger one; fewer only tell of the small host.";

export const overheadComparisonDensity: readonly Claim[] = [
  {
    id: "overhead-density-vm",
    section,
    place: "传统虚拟机, 密度",
    technology: "vm",
    metric: "density",
    statement: "A server holds 10 to 50 virtual machines",
    printed: "10-50/服务器",
    bound: { kind: "range", low: 10, high: 50 },
    reading,
    settledBy,
    conditions: { caveat: "In the guest: a kernel and the workload. Not in it: a distribution's services." },
  },
  {
    id: "overhead-density-container",
    section,
    place: "标准容器, 密度",
    technology: "container",
    metric: "density",
    statement: "A server holds 100 to 500 standard containers",
    printed: "100-500/服务器",
    bound: { kind: "range", low: 100, high: 500 },
    reading: `${reading} 标准容器 names no layer: the runtime alone and an engine are judged, each labelled.`,
    settledBy,
    conditions: {},
  },
  {
    id: "overhead-density-sandbox",
    section,
    place: "轻量沙盒(Kata), 密度",
    technology: "sandbox",
    metric: "density",
    statement: "A server holds 1000 to 2000 Kata sandboxes",
    printed: "1000-2000/服务器",
    bound: { kind: "range", low: 1000, high: 2000 },
    reading: `${reading} The key names Kata alone.`,
    settledBy,
    conditions: { products: ["kata"] },
  },
  {
    id: "overhead-density-wasm",
    section,
    place: "WASM沙盒, 密度",
    technology: "wasm",
    metric: "density",
    statement: "A server holds 100,000 WebAssembly sandboxes or more",
    printed: "100,000+/服务器",
    bound: { kind: "at-least", least: 100_000 },
    reading:
      `${reading} Whether each has a process of its own is not said: one process for each and many in one process are ` +
      "targets of their own.",
    settledBy,
    conditions: {},
  },
];
