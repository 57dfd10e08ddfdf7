/** Part 2, section I-2: which tolerance of latency leads to which technology. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["2-I-2"];
const settledBy = "The median of serial starts with a warm page cache, from the request to the workload's ready line.";

const reading =
  "The graph asks how much delay a cold start may cause and leads each answer to a technology, which must then start " +
  "within it. Read as an order of magnitude, up to the next one, which is the kinder of two readings.";

export const startParadigms: readonly Claim[] = [
  {
    id: "paradigm-startup-container",
    section,
    place: "延迟容忍度, 秒级",
    technology: "container",
    metric: "startup",
    statement: "A container starts within what tolerates seconds",
    printed: "秒级",
    bound: { kind: "below", limit: 60e9 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "paradigm-startup-sandbox",
    section,
    place: "延迟容忍度, 百毫秒",
    technology: "sandbox",
    metric: "startup",
    statement: "A lightweight sandbox starts within what tolerates hundreds of milliseconds",
    printed: "百毫秒",
    bound: { kind: "below", limit: 1e9 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "paradigm-startup-wasm",
    section,
    place: "延迟容忍度, 十毫秒",
    technology: "wasm",
    metric: "startup",
    statement: "A WebAssembly function starts within what tolerates tens of milliseconds",
    printed: "十毫秒",
    bound: { kind: "below", limit: 100e6 },
    reading,
    settledBy,
    conditions: {},
  },
];
