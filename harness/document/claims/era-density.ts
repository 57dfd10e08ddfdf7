/** Part 2, section I-1, row 典型密度. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["2-I-1"];
const settledBy = "A ramp of live instances, each of which still answers, until a declared rule of health fails.";

const reading =
  "典型 (typical) of an era's machine, which is not described; read as what one machine holds. More than claimed on a " +
  "small host contradicts it for every larger one; fewer only tell of the small host.";

export const eraDensity: readonly Claim[] = [
  {
    id: "era-density-vm",
    section,
    place: "row 典型密度, column 虚拟化时代（2010 前）",
    technology: "vm",
    metric: "density",
    statement: "A machine typically holds 10 to 50 virtual machines",
    printed: "10-50 实例/机",
    bound: { kind: "range", low: 10, high: 50 },
    reading,
    settledBy,
    conditions: { caveat: "Measured with today's software, not with that of before 2010." },
  },
  {
    id: "era-density-container",
    section,
    place: "row 典型密度, column 容器化时代（2014-2020）",
    technology: "container",
    metric: "density",
    statement: "A machine typically holds 100 to 500 containers",
    printed: "100-500 实例/机",
    bound: { kind: "range", low: 100, high: 500 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "era-density-sandbox",
    section,
    place: "row 典型密度, column 沙盒化时代（2021-2024）",
    technology: "sandbox",
    metric: "density",
    statement: "A machine typically holds 1000 to 5000 sandboxes",
    printed: "1000-5000 实例/机",
    bound: { kind: "range", low: 1000, high: 5000 },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "era-density-wasm",
    section,
    place: "row 典型密度, column WASM 时代（2025+）",
    technology: "wasm",
    metric: "density",
    statement: "A machine typically holds 100,000 WebAssembly functions or more",
    printed: "10 万+函数/机",
    bound: { kind: "at-least", least: 100_000 },
    reading: `${reading} A function is read as an instance that is live, not as a file that is deployed.`,
    settledBy,
    conditions: {},
  },
];
