/** Part 1, conclusion below section X: along the evolution the cost of a start keeps falling. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-X"];
const place = "结论";
const printed = "启动开销持续降低";
const settledBy = "The medians of serial warm starts of every pair, with intervals that hold for all pairs at once.";

const reading =
  "持续降低 (keeps falling) along the evolution from virtualisation to WASM, which the document orders 虚拟化, 容器化, " +
  "沙盒化, WASM: each step must start faster than the one before it, by the median, whichever targets stand for them.";

export const conclusionStartup: readonly Claim[] = [
  {
    id: "conclusion-startup-container",
    section,
    place,
    technology: "container",
    metric: "startup",
    statement: "Containers start faster than the virtual machines that came before them",
    printed,
    bound: { kind: "ordering", fasterThan: ["vm"] },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "conclusion-startup-sandbox",
    section,
    place,
    technology: "sandbox",
    metric: "startup",
    statement: "Lightweight sandboxes start faster than the containers that came before them",
    printed,
    bound: { kind: "ordering", fasterThan: ["container"] },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "conclusion-startup-wasm",
    section,
    place,
    technology: "wasm",
    metric: "startup",
    statement: "WebAssembly starts faster than the sandboxes that came before it",
    printed,
    bound: { kind: "ordering", fasterThan: ["sandbox"] },
    reading,
    settledBy,
    conditions: {},
  },
];
