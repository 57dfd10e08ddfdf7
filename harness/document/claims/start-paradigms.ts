/** Part 2, section I-2: which tolerance of latency leads to which technology. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byMedianStart as settledBy } from "./settled-by.ts";
import { everywhere } from "../../wording.ts";

const section = sections["2-I-2"];

const reading = {
  en:
    "The graph asks how much delay a cold start may cause and leads each answer to a technology, which must then start " +
    "within it. Read as an order of magnitude, up to the next one, which is the kinder of two readings.",
  zh: "该图问冷启动可以造成多大延迟，并把每个回答引向一种技术，该技术的启动必须在此之内。理解为数量级（直到下一个数量级），这是两种解读中较宽的一种。",
};

export const startParadigms: readonly Claim[] = [
  {
    id: "paradigm-startup-container",
    section,
    place: everywhere("延迟容忍度, 秒级"),
    technology: "container",
    metric: "startup",
    statement: { en: "A container starts within what tolerates seconds", zh: "容器的启动满足秒级的延迟容忍度" },
    printed: "秒级",
    bound: { kind: "below", limit: 60e9 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "paradigm-startup-sandbox",
    section,
    place: everywhere("延迟容忍度, 百毫秒"),
    technology: "sandbox",
    metric: "startup",
    statement: {
      en: "A lightweight sandbox starts within what tolerates hundreds of milliseconds",
      zh: "轻量沙盒的启动满足百毫秒的延迟容忍度",
    },
    printed: "百毫秒",
    bound: { kind: "below", limit: 1e9 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "paradigm-startup-wasm",
    section,
    place: everywhere("延迟容忍度, 十毫秒"),
    technology: "wasm",
    metric: "startup",
    statement: {
      en: "A WebAssembly function starts within what tolerates tens of milliseconds",
      zh: "WebAssembly 函数的启动满足十毫秒的延迟容忍度",
    },
    printed: "十毫秒",
    bound: { kind: "below", limit: 100e6 },
    reading,
    settledBy,
    conditions: {},
  },
];
