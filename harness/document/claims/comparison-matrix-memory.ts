/** Part 1, section II, row 内存开销. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-II"];
const settledBy =
  "The slope of memory over the number of idle instances: of the proportional sets of all processes billed to them, " +
  "held against that of the host's available memory.";

const MB = 1e6;
const GB = 1e9;

const reading =
  "The row is called overhead, so what one more idle instance takes of the host is meant, its own share of the runtime included.";

export const comparisonMatrixMemory: readonly Claim[] = [
  {
    id: "matrix-memory-vm",
    section,
    place: "row 内存开销, column 传统虚拟化",
    technology: "vm",
    metric: "memory",
    statement: "A traditional virtual machine takes gigabytes of memory",
    printed: "GB 级",
    bound: { kind: "level", low: GB, high: 1000 * GB, praise: false },
    reading:
      `${reading} GB 级 (on the scale of gigabytes) is read as [1 GB, 1 TB). What a guest never touched is not taken ` +
      "from the host; the size that it was given is a choice of whoever starts it, and shown apart.",
    settledBy,
    conditions: { caveat: "In the guest: a kernel and the workload. Not in it: a distribution's services." },
  },
  {
    id: "matrix-memory-container",
    section,
    place: "row 内存开销, column 容器化(Docker)",
    technology: "container",
    metric: "memory",
    statement: "A container takes megabytes of memory",
    printed: "MB 级",
    bound: { kind: "level", low: MB, high: GB, praise: true },
    reading:
      `${reading} MB 级 (on the scale of megabytes) is read as [1 MB, 1 GB) and as praise beside the GB of virtual ` +
      "machines: less contradicts the order of magnitude, not the praise. The column names Docker, which adds to what " +
      "the runtime alone takes.",
    settledBy,
    conditions: { layer: "docker" },
  },
  {
    id: "matrix-memory-sandbox",
    section,
    place: "row 内存开销, column 沙盒化(Kata/Quark)",
    technology: "sandbox",
    metric: "memory",
    statement: "A lightweight sandbox takes 10 to 50 MB of memory",
    printed: "10-50MB",
    bound: { kind: "range", low: 10 * MB, high: 50 * MB },
    reading: `${reading} The column is the class 沙盒化, of which the document's mind map counts gVisor.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-memory-wasm",
    section,
    place: "row 内存开销, column WASM 沙盒",
    technology: "wasm",
    metric: "memory",
    statement: "A WebAssembly sandbox takes less than 1 MB of memory",
    printed: "<1MB",
    bound: { kind: "below", limit: MB },
    reading:
      `${reading} The document names no host process that is already there: an engine's process for each instance is ` +
      "part of it, and many instances in one process are targets of their own.",
    settledBy,
    conditions: {},
  },
];
