/** Part 3, section III-1: the formal definitions, each with the CPU cycles of a start. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["3-III-1"];

const reading =
  "An order of magnitude, O(10^k), is read as [10^(k-½), 10^(k+½)). Cycles are work done by CPUs, not time that passes: " +
  "they are counted over the whole process tree of an instance that does nothing else, until its exit, so its small " +
  "end is part of the cost.";
const settledBy = "Hardware cycle counters over the instance's process tree, guest included, of serial warm starts.";

export const startupCycles: readonly Claim[] = [
  {
    id: "cycles-vm",
    section,
    place: "传统虚拟化（λ-VM）, 启动开销",
    technology: "vm",
    metric: "startup-cycles",
    statement: "Starting a virtual machine costs in the order of 10^9 CPU cycles",
    printed: "O(10^9) cycles",
    bound: { kind: "order-of-magnitude", exponent: 9 },
    reading: `${reading} The formula is a guest kernel beside a hypervisor, which is what is started.`,
    settledBy,
    conditions: {},
  },
  {
    id: "cycles-container",
    section,
    place: "容器化（λ-Container）, 启动开销",
    technology: "container",
    metric: "startup-cycles",
    statement: "Starting a container costs in the order of 10^7 CPU cycles",
    printed: "O(10^7) cycles",
    bound: { kind: "order-of-magnitude", exponent: 7 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "cycles-wasm",
    section,
    place: "WASM 沙盒（λ-WASM）, 启动开销",
    technology: "wasm",
    metric: "startup-cycles",
    statement: "Starting a WebAssembly sandbox costs in the order of 10^5 CPU cycles",
    printed: "O(10^5) cycles",
    bound: { kind: "order-of-magnitude", exponent: 5 },
    reading:
      `${reading} The formula takes a module and a runtime (Wasmtime) together, so the runtime's own start counts; a ` +
      "module instantiated in a process that is already there is another, cheaper thing.",
    settledBy,
    conditions: {},
  },
];
