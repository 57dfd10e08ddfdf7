/** Part 1, section VII-2, the keys 密度. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byRamp as settledBy } from "./settled-by.ts";
import { smallGuest } from "./guest-caveats.ts";
import { everywhere } from "../../wording.ts";

const section = sections["1-VII-2"];

const reading = {
  en:
    "The server is not described; read as one of any size. More than claimed on a small host contradicts it for every " +
    "larger one; fewer only tell of the small host.",
  zh: "服务器没有描述；理解为任意大小的一台。小主机上多于所称，对更大的主机也是反证；小主机上较少，则只说明该小主机。",
};

export const overheadComparisonDensity: readonly Claim[] = [
  {
    id: "overhead-density-vm",
    section,
    place: everywhere("传统虚拟机, 密度"),
    technology: "vm",
    metric: "density",
    statement: { en: "A server holds 10 to 50 virtual machines", zh: "一台服务器容纳 10 至 50 个虚拟机" },
    printed: "10-50/服务器",
    bound: { kind: "range", low: 10, high: 50 },
    reading,
    settledBy,
    conditions: { caveat: smallGuest },
  },
  {
    id: "overhead-density-container",
    section,
    place: everywhere("标准容器, 密度"),
    technology: "container",
    metric: "density",
    statement: { en: "A server holds 100 to 500 standard containers", zh: "一台服务器容纳 100 至 500 个标准容器" },
    printed: "100-500/服务器",
    bound: { kind: "range", low: 100, high: 500 },
    reading: {
      en: `${reading.en} 标准容器 names no layer: the runtime alone and an engine are judged, each labelled.`,
      zh: `${reading.zh}“标准容器”没有指明层次：仅用运行时的与经由引擎的都判定，各标其层次。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "overhead-density-sandbox",
    section,
    place: everywhere("轻量沙盒(Kata), 密度"),
    technology: "sandbox",
    metric: "density",
    statement: { en: "A server holds 1000 to 2000 Kata sandboxes", zh: "一台服务器容纳 1000 至 2000 个 Kata 沙盒" },
    printed: "1000-2000/服务器",
    bound: { kind: "range", low: 1000, high: 2000 },
    reading: { en: `${reading.en} The key names Kata alone.`, zh: `${reading.zh}键名只提 Kata。` },
    settledBy,
    conditions: { products: ["kata"] },
  },
  {
    id: "overhead-density-wasm",
    section,
    place: everywhere("WASM沙盒, 密度"),
    technology: "wasm",
    metric: "density",
    statement: {
      en: "A server holds 100,000 WebAssembly sandboxes or more",
      zh: "一台服务器容纳 100,000 个以上 WebAssembly 沙箱",
    },
    printed: "100,000+/服务器",
    bound: { kind: "at-least", least: 100_000 },
    reading: {
      en:
        `${reading.en} Whether each has a process of its own is not said: one process for each and many in one process are ` +
        "targets of their own.",
      zh: `${reading.zh}是否每个都有自己的进程没有说明：每个一个进程、一个进程多个，分别作为不同的目标。`,
    },
    settledBy,
    conditions: {},
  },
];
