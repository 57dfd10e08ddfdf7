/** Part 1, section II, row 启动时间. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["1-II"];
const settledBy = "The median of serial starts with a warm page cache, from the request to the workload's ready line.";

const SECOND = 1e9;
const minutes = { kind: "level", low: 60 * SECOND, high: 3600 * SECOND, praise: false } as const;
const seconds = { kind: "level", low: SECOND, high: 60 * SECOND, praise: false } as const;
const milliseconds = { kind: "level", low: 1e6, high: SECOND, praise: true } as const;

const millisecondsReading =
  "毫秒级 (on the scale of milliseconds) is read as [1 ms, 1 s). It is meant as praise: a start below a millisecond " +
  "contradicts the order of magnitude, not the praise.";

export const comparisonMatrixStartup: readonly Claim[] = [
  {
    id: "matrix-startup-vm",
    section,
    place: "row 启动时间, column 传统虚拟化",
    technology: "vm",
    metric: "startup",
    statement: "A traditional virtual machine takes minutes to start",
    printed: "分钟级",
    bound: minutes,
    reading:
      "分钟级 (on the scale of minutes) is read as [1 min, 1 h). The row states it of the technology, so a virtual " +
      "machine with a small guest counts, and an emulated one that is faster still refutes it.",
    settledBy,
    conditions: {
      caveat: "Booted: a kernel with the workload as its init. Not booted: a boot loader, a distribution's services.",
    },
  },
  {
    id: "matrix-startup-container",
    section,
    place: "row 启动时间, column 容器化(Docker)",
    technology: "container",
    metric: "startup",
    statement: "A Docker container takes seconds to start",
    printed: "秒级",
    bound: seconds,
    reading:
      "秒级 (on the scale of seconds) is read as [1 s, 60 s). The column names Docker, an engine above the runtime: a " +
      "start by the runtime alone is only the least that goes through Docker.",
    settledBy,
    conditions: { layer: "docker" },
  },
  {
    id: "matrix-startup-sandbox",
    section,
    place: "row 启动时间, column 沙盒化(Kata/Quark)",
    technology: "sandbox",
    metric: "startup",
    statement: "A lightweight sandbox takes milliseconds to start",
    printed: "毫秒级",
    bound: milliseconds,
    reading:
      `${millisecondsReading} The column is the class 沙盒化; Kata and Quark are its examples. The document's own mind ` +
      "map counts gVisor among the same class and gives the class the same feature (毫秒级启动), so gVisor is judged " +
      "as a member.",
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-startup-wasm",
    section,
    place: "row 启动时间, column WASM 沙盒",
    technology: "wasm",
    metric: "startup",
    statement: "A WebAssembly sandbox takes milliseconds to start",
    printed: "毫秒级",
    bound: milliseconds,
    reading: `${millisecondsReading} The start of the engine's process is part of the start: the document names no host process that is already there.`,
    settledBy,
    conditions: {},
  },
];
