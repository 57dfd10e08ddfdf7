/** Part 2, section I-1, row 典型密度. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byRamp as settledBy } from "./settled-by.ts";
import { cellOf } from "../place.ts";

const section = sections["2-I-1"];

const reading = {
  en:
    "典型 (typical) of an era's machine, which is not described; read as what one machine holds. More than claimed on a " +
    "small host contradicts it for every larger one; fewer only tell of the small host.",
  zh: "该时代“典型”的机器没有描述；理解为一台机器容纳的数量。小主机上多于所称，对更大的主机也是反证；小主机上较少，则只说明该小主机。",
};

export const eraDensity: readonly Claim[] = [
  {
    id: "era-density-vm",
    section,
    place: cellOf("典型密度", "虚拟化时代（2010 前）"),
    technology: "vm",
    metric: "density",
    statement: { en: "A machine typically holds 10 to 50 virtual machines", zh: "一台机器通常容纳 10 至 50 个虚拟机" },
    printed: "10-50 实例/机",
    bound: { kind: "range", low: 10, high: 50 },
    reading,
    settledBy,
    conditions: {
      caveat: {
        en: "Measured with today's software, not with that of before 2010.",
        zh: "用今天的软件测量，而不是 2010 年以前的软件。",
      },
    },
  },
  {
    id: "era-density-container",
    section,
    place: cellOf("典型密度", "容器化时代（2014-2020）"),
    technology: "container",
    metric: "density",
    statement: { en: "A machine typically holds 100 to 500 containers", zh: "一台机器通常容纳 100 至 500 个容器" },
    printed: "100-500 实例/机",
    bound: { kind: "range", low: 100, high: 500 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "era-density-sandbox",
    section,
    place: cellOf("典型密度", "沙盒化时代（2021-2024）"),
    technology: "sandbox",
    metric: "density",
    statement: { en: "A machine typically holds 1000 to 5000 sandboxes", zh: "一台机器通常容纳 1000 至 5000 个沙盒" },
    printed: "1000-5000 实例/机",
    bound: { kind: "range", low: 1000, high: 5000 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "era-density-wasm",
    section,
    place: cellOf("典型密度", "WASM 时代（2025+）"),
    technology: "wasm",
    metric: "density",
    statement: {
      en: "A machine typically holds 100,000 WebAssembly functions or more",
      zh: "一台机器通常容纳 100,000 个以上 WebAssembly 函数",
    },
    printed: "10 万+函数/机",
    bound: { kind: "at-least", least: 100_000 },
    reading: {
      en: `${reading.en} A function is read as an instance that is live, not as a file that is deployed.`,
      zh: `${reading.zh}函数理解为存活的实例，而不是已部署的文件。`,
    },
    settledBy,
    conditions: {},
  },
];
