/** Part 1, section II, row 启动时间. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byMedianStart as settledBy } from "./settled-by.ts";
import { bootedGuest } from "./guest-caveats.ts";
import { cellOf } from "../place.ts";

const section = sections["1-II"];

const SECOND = 1e9;
const minutes = { kind: "level", low: 60 * SECOND, high: 3600 * SECOND, praise: false } as const;
const seconds = { kind: "level", low: SECOND, high: 60 * SECOND, praise: false } as const;
const milliseconds = { kind: "level", low: 1e6, high: SECOND, praise: true } as const;

const millisecondsReading = {
  en:
    "毫秒级 (on the scale of milliseconds) is read as [1 ms, 1 s). It is meant as praise: a start below a millisecond " +
    "contradicts the order of magnitude, not the praise.",
  zh: "“毫秒级”理解为 [1 ms, 1 s)。它是褒义：启动不到一毫秒只与数量级不符，并不否定其褒义。",
};

export const comparisonMatrixStartup: readonly Claim[] = [
  {
    id: "matrix-startup-vm",
    section,
    place: cellOf("启动时间", "传统虚拟化"),
    technology: "vm",
    metric: "startup",
    statement: { en: "A traditional virtual machine takes minutes to start", zh: "传统虚拟机启动为分钟级" },
    printed: "分钟级",
    bound: minutes,
    reading: {
      en:
        "分钟级 (on the scale of minutes) is read as [1 min, 1 h). The row states it of the technology, so a virtual " +
        "machine with a small guest counts, and an emulated one that is faster still refutes it.",
      zh: "“分钟级”理解为 [1 min, 1 h)。该行说的是这项技术，因此客户机很小的虚拟机也计入，更快的模拟虚拟机同样构成反证。",
    },
    settledBy,
    conditions: {
      caveat: bootedGuest,
    },
  },
  {
    id: "matrix-startup-container",
    section,
    place: cellOf("启动时间", "容器化(Docker)"),
    technology: "container",
    metric: "startup",
    statement: { en: "A Docker container takes seconds to start", zh: "Docker 容器启动为秒级" },
    printed: "秒级",
    bound: seconds,
    reading: {
      en:
        "秒级 (on the scale of seconds) is read as [1 s, 60 s). The column names Docker, an engine above the runtime: a " +
        "start by the runtime alone is only the least that goes through Docker.",
      zh: "“秒级”理解为 [1 s, 60 s)。列名为 Docker，即运行时之上的引擎：仅由运行时启动，只是经由 Docker 启动的下限。",
    },
    settledBy,
    conditions: { layer: "docker" },
  },
  {
    id: "matrix-startup-sandbox",
    section,
    place: cellOf("启动时间", "沙盒化(Kata/Quark)"),
    technology: "sandbox",
    metric: "startup",
    statement: { en: "A lightweight sandbox takes milliseconds to start", zh: "轻量沙盒启动为毫秒级" },
    printed: "毫秒级",
    bound: milliseconds,
    reading: {
      en:
        `${millisecondsReading.en} The column is the class 沙盒化; Kata and Quark are its examples. The document's own mind ` +
        "map counts gVisor among the same class and gives the class the same feature (毫秒级启动), so gVisor is judged " +
        "as a member.",
      zh: `${millisecondsReading.zh}该列为“沙盒化”这一类，Kata 与 Quark 是其例子。文档自己的思维导图把 gVisor 归入同一类，并给该类同样的特点（毫秒级启动），因此 gVisor 作为成员来判定。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-startup-wasm",
    section,
    place: cellOf("启动时间", "WASM 沙盒"),
    technology: "wasm",
    metric: "startup",
    statement: { en: "A WebAssembly sandbox takes milliseconds to start", zh: "WebAssembly 沙箱启动为毫秒级" },
    printed: "毫秒级",
    bound: milliseconds,
    reading: {
      en: `${millisecondsReading.en} The start of the engine's process is part of the start: the document names no host process that is already there.`,
      zh: `${millisecondsReading.zh}引擎进程的启动是启动的一部分：文档没有提到任何已在运行的宿主进程。`,
    },
    settledBy,
    conditions: {},
  },
];
