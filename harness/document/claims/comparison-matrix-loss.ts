/** Part 1, section II, row 性能损耗. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-II"];
const settledBy =
  "Work per second against a plain process in the same block, for each kind of work apart, as a ratio with an interval.";

const reading =
  "No kind of work is named, so it must hold of every kind that is measured; a loss is the share of the work per second " +
  "of a plain process from the same source that is missing.";

export const comparisonMatrixLoss: readonly Claim[] = [
  {
    id: "matrix-loss-vm",
    section,
    place: "row 性能损耗, column 传统虚拟化",
    technology: "vm",
    metric: "performance-loss",
    statement: "A virtual machine loses 5 to 15 % of the performance",
    printed: "5-15%",
    bound: { kind: "range", low: 0.05, high: 0.15 },
    reading: `${reading} An emulated CPU loses far more and says nothing of a virtual one.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-loss-container",
    section,
    place: "row 性能损耗, column 容器化(Docker)",
    technology: "container",
    metric: "performance-loss",
    statement: "A container loses less than 5 % of the performance",
    printed: "<5%",
    bound: { kind: "below", limit: 0.05 },
    reading: `${reading} Once it runs, a container from Docker and one from the runtime alone are the same for the CPU, so either counts.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-loss-sandbox",
    section,
    place: "row 性能损耗, column 沙盒化(Kata/Quark)",
    technology: "sandbox",
    metric: "performance-loss",
    statement: "A lightweight sandbox loses 3 to 8 % of the performance",
    printed: "3-8%",
    bound: { kind: "range", low: 0.03, high: 0.08 },
    reading: `${reading} The column is the class 沙盒化, of which the document's mind map counts gVisor.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-loss-wasm",
    section,
    place: "row 性能损耗, column WASM 沙盒",
    technology: "wasm",
    metric: "performance-loss",
    statement: "A WebAssembly sandbox performs near to native code",
    printed: "接近原生",
    bound: { kind: "below", limit: 0.05 },
    reading:
      `${reading} 接近原生 (near native) has no figure; read as less than 5 %, the figure that the row gives containers, ` +
      "which nobody would call further from native. The document's own density formula has 1 %.",
    settledBy,
    conditions: {},
  },
];
