/** Part 1, section II, row 部署密度. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-II"];
const settledBy = "A ramp of live instances, each of which still answers, until a declared rule of health fails.";

const reading =
  "Neither the unit nor the server is printed; read as instances on one server of any size. More than claimed on a small " +
  "host contradicts it for every larger one; fewer only tell of the small host.";

export const comparisonMatrixDensity: readonly Claim[] = [
  {
    id: "matrix-density-vm",
    section,
    place: "row 部署密度, column 传统虚拟化",
    technology: "vm",
    metric: "density",
    statement: "A server holds 10 to 100 virtual machines",
    printed: "低(10-100)",
    bound: { kind: "range", low: 10, high: 100 },
    reading,
    settledBy,
    conditions: { caveat: "In the guest: a kernel and the workload. Not in it: a distribution's services." },
  },
  {
    id: "matrix-density-container",
    section,
    place: "row 部署密度, column 容器化(Docker)",
    technology: "container",
    metric: "density",
    statement: "A server holds 100 to 1000 containers",
    printed: "中(100-1000)",
    bound: { kind: "range", low: 100, high: 1000 },
    reading: `${reading} The column names Docker, which holds no more than the runtime alone.`,
    settledBy,
    conditions: { layer: "docker" },
  },
  {
    id: "matrix-density-sandbox",
    section,
    place: "row 部署密度, column 沙盒化(Kata/Quark)",
    technology: "sandbox",
    metric: "density",
    statement: "A server holds 1000 to 5000 lightweight sandboxes",
    printed: "高(1000-5000)",
    bound: { kind: "range", low: 1000, high: 5000 },
    reading: `${reading} The column is the class 沙盒化, of which the document's mind map counts gVisor.`,
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-density-wasm",
    section,
    place: "row 部署密度, column WASM 沙盒",
    technology: "wasm",
    metric: "density",
    statement: "A server holds 100,000 WebAssembly sandboxes or more",
    printed: "极高(10w+)",
    bound: { kind: "at-least", least: 100_000 },
    reading:
      `${reading} Whether each has a process of its own is not said: one process for each and many in one process are ` +
      "targets of their own.",
    settledBy,
    conditions: {},
  },
];
