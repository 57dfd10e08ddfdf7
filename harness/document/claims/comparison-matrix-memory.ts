/** Part 1, section II, row 内存开销. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { bySlope as settledBy } from "./settled-by.ts";
import { smallGuest } from "./guest-caveats.ts";
import { cellOf } from "../place.ts";

const section = sections["1-II"];

const MB = 1e6;
const GB = 1e9;

const reading = {
  en: "The row is called overhead, so what one more idle instance takes of the host is meant, its own share of the runtime included.",
  zh: "该行名为“开销”，因此指每多一个空闲实例占用主机的量，包括它所分摊的运行时。",
};

export const comparisonMatrixMemory: readonly Claim[] = [
  {
    id: "matrix-memory-vm",
    section,
    place: cellOf("内存开销", "传统虚拟化"),
    technology: "vm",
    metric: "memory",
    statement: { en: "A traditional virtual machine takes gigabytes of memory", zh: "传统虚拟机占用 GB 级的内存" },
    printed: "GB 级",
    bound: { kind: "level", low: GB, high: 1000 * GB, praise: false },
    reading: {
      en:
        `${reading.en} GB 级 (on the scale of gigabytes) is read as [1 GB, 1 TB). What a guest never touched is not taken ` +
        "from the host; the size that it was given is a choice of whoever starts it, and shown apart.",
      zh: `${reading.zh}“GB 级”理解为 [1 GB, 1 TB)。客户机从未触碰的内存并未从主机取走；分给它的大小由启动者选择，另行列出。`,
    },
    settledBy,
    conditions: { caveat: smallGuest },
  },
  {
    id: "matrix-memory-container",
    section,
    place: cellOf("内存开销", "容器化(Docker)"),
    technology: "container",
    metric: "memory",
    statement: { en: "A container takes megabytes of memory", zh: "容器占用 MB 级的内存" },
    printed: "MB 级",
    bound: { kind: "level", low: MB, high: GB, praise: true },
    reading: {
      en:
        `${reading.en} MB 级 (on the scale of megabytes) is read as [1 MB, 1 GB) and as praise beside the GB of virtual ` +
        "machines: less contradicts the order of magnitude, not the praise. The column names Docker, which adds to what " +
        "the runtime alone takes.",
      zh: `${reading.zh}“MB 级”理解为 [1 MB, 1 GB)，且相对虚拟机的 GB 是褒义：更少只与数量级不符，并不否定其褒义。列名为 Docker，它在仅用运行时的占用之上还有增加。`,
    },
    settledBy,
    conditions: { layer: "docker" },
  },
  {
    id: "matrix-memory-sandbox",
    section,
    place: cellOf("内存开销", "沙盒化(Kata/Quark)"),
    technology: "sandbox",
    metric: "memory",
    statement: { en: "A lightweight sandbox takes 10 to 50 MB of memory", zh: "轻量沙盒占用 10 至 50 MB 内存" },
    printed: "10-50MB",
    bound: { kind: "range", low: 10 * MB, high: 50 * MB },
    reading: {
      en: `${reading.en} The column is the class 沙盒化, of which the document's mind map counts gVisor.`,
      zh: `${reading.zh}该列为“沙盒化”这一类，文档的思维导图把 gVisor 也归入此类。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "matrix-memory-wasm",
    section,
    place: cellOf("内存开销", "WASM 沙盒"),
    technology: "wasm",
    metric: "memory",
    statement: { en: "A WebAssembly sandbox takes less than 1 MB of memory", zh: "WebAssembly 沙箱占用不到 1 MB 内存" },
    printed: "<1MB",
    bound: { kind: "below", limit: MB },
    reading: {
      en:
        `${reading.en} The document names no host process that is already there: an engine's process for each instance is ` +
        "part of it, and many instances in one process are targets of their own.",
      zh: `${reading.zh}文档没有提到任何已在运行的宿主进程：每个实例一个引擎进程时，该进程计入；一个进程容纳多个实例的，另作目标。`,
    },
    settledBy,
    conditions: {},
  },
];
