/** Part 3, section VI-2: performance contracts. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["3-VI-2"];

const reading =
  "As printed, ∀t binds the very variable whose distribution P speaks of, which says nothing; read as: of all starts, " +
  "more than this share take less than the limit. A start that fails or times out did not. No layer is named.";
const settledBy =
  "An exact binomial bound on the share of serial warm starts below the limit, every failed start counted against it.";

const MS = 1e6;

export const startupContracts: readonly Claim[] = [
  {
    id: "contract-startup-wasm",
    section,
    place: "启动时间契约, WASM启动",
    technology: "wasm",
    metric: "startup",
    statement: "More than 99 % of WebAssembly starts take less than 10 milliseconds",
    printed: "∀t, P(t < 10ms) > 0.99",
    bound: { kind: "probability", limit: 10 * MS, probability: 0.99 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "contract-startup-container",
    section,
    place: "启动时间契约, 容器启动",
    technology: "container",
    metric: "startup",
    statement: "More than 95 % of container starts take less than 1000 milliseconds",
    printed: "∀t, P(t < 1000ms) > 0.95",
    bound: { kind: "probability", limit: 1000 * MS, probability: 0.95 },
    reading,
    settledBy,
    conditions: {},
  },
];
