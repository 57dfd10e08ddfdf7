/** Part 1, section II, row 部署密度. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byRamp as settledBy } from "./settled-by.ts";
import { smallGuest } from "./guest-caveats.ts";
import { cellOf } from "../place.ts";

const section = sections["1-II"];

const reading = {
  en:
    "Neither the unit nor the server is printed; read as instances on one server of any size. More than claimed on a small " +
    "host contradicts it for every larger one; fewer only tell of the small host.",
  zh: "单位与服务器都没有印出；理解为任意大小的一台服务器上的实例数。小主机上多于所称，对更大的主机也是反证；小主机上较少，则只说明该小主机。",
};

export const comparisonMatrixDensity: readonly Claim[] = [
  {
    id: "matrix-density-vm",
    section,
    place: cellOf("部署密度", "传统虚拟化"),
    technology: "vm",
    metric: "density",
    statement: { en: "A server holds 10 to 100 virtual machines", zh: "一台服务器容纳 10 至 100 个虚拟机" },
    printed: "低(10-100)",
    bound: { kind: "range", low: 10, high: 100 },
    reading,
    settledBy,
    conditions: { caveat: smallGuest },
  },
  {
    id: "matrix-density-container",
    section,
    place: cellOf("部署密度", "容器化(Docker)"),
    technology: "container",
    metric: "density",
    statement: { en: "A server holds 100 to 1000 containers", zh: "一台服务器容纳 100 至 1000 个容器" },
    printed: "中(100-1000)",
    bound: { kind: "range", low: 100, high: 1000 },
    reading: {
      en: `${reading.en} The column names Docker, which holds no more than the runtime alone.`,
      zh: `${reading.zh}列名为 Docker，它容纳的不会多于仅用运行时。`,
    },
    settledBy,
    conditions: { layer: "docker" },
  },
  {
    id: "matrix-density-sandbox",
    section,
    place: cellOf("部署密度", "沙盒化(Kata/Quark)"),
    technology: "sandbox",
    metric: "density",
    statement: {
      en: "A server holds 1000 to 5000 lightweight sandboxes",
      zh: "一台服务器容纳 1000 至 5000 个轻量沙盒",
    },
    printed: "高(1000-5000)",
    bound: { kind: "range", low: 1000, high: 5000 },
    reading: {
      en: `${reading.en} The column is the class 沙盒化, of which the document's mind map counts gVisor.`,
      zh: `${reading.zh}该列为“沙盒化”这一类，文档的思维导图把 gVisor 也归入此类。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-density-wasm",
    section,
    place: cellOf("部署密度", "WASM 沙盒"),
    technology: "wasm",
    metric: "density",
    statement: {
      en: "A server holds 100,000 WebAssembly sandboxes or more",
      zh: "一台服务器容纳 100,000 个以上 WebAssembly 沙箱",
    },
    printed: "极高(10w+)",
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
