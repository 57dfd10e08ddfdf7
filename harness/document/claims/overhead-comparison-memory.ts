/** Part 1, section VII-2, the keys 内存. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { bySlope as settledBy } from "./settled-by.ts";
import { smallGuest } from "./guest-caveats.ts";
import { everywhere } from "../../wording.ts";

const section = sections["1-VII-2"];

const MB = 1e6;
const GB = 1e9;

const reading = {
  en: "Stated as the overhead of the technology, per instance: what one more idle instance takes of the host.",
  zh: "作为该技术的开销、按每个实例陈述：即每多一个空闲实例占用主机的量。",
};

export const overheadComparisonMemory: readonly Claim[] = [
  {
    id: "overhead-memory-vm",
    section,
    place: everywhere("传统虚拟机, 内存"),
    technology: "vm",
    metric: "memory",
    statement: { en: "A virtual machine takes 2 to 4 GB of memory", zh: "虚拟机占用 2 至 4 GB 内存" },
    printed: "2-4GB/实例",
    bound: { kind: "range", low: 2 * GB, high: 4 * GB },
    reading: {
      en:
        `${reading.en} What a guest never touched is not taken from the host; the size that it was given is a choice of ` +
        "whoever starts it, and shown apart.",
      zh: `${reading.zh}客户机从未触碰的内存并未从主机取走；分给它的大小由启动者选择，另行列出。`,
    },
    settledBy,
    conditions: { caveat: smallGuest },
  },
  {
    id: "overhead-memory-container",
    section,
    place: everywhere("标准容器, 内存"),
    technology: "container",
    metric: "memory",
    statement: { en: "A standard container takes 100 to 500 MB of memory", zh: "标准容器占用 100 至 500 MB 内存" },
    printed: "100-500MB/实例",
    bound: { kind: "range", low: 100 * MB, high: 500 * MB },
    reading: {
      en: `${reading.en} An application's own memory is the same with any technology and no overhead of this one.`,
      zh: `${reading.zh}应用自身的内存与采用何种技术无关，不是该技术的开销。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "overhead-memory-sandbox",
    section,
    place: everywhere("轻量沙盒(Kata), 内存"),
    technology: "sandbox",
    metric: "memory",
    statement: { en: "A Kata sandbox takes 20 to 50 MB of memory", zh: "Kata 沙盒占用 20 至 50 MB 内存" },
    printed: "20-50MB/实例",
    bound: { kind: "range", low: 20 * MB, high: 50 * MB },
    reading: {
      en: `${reading.en} Guest memory that is touched is part of it. The key names Kata alone.`,
      zh: `${reading.zh}客户机触碰过的内存计入其中。键名只提 Kata。`,
    },
    settledBy,
    conditions: { products: ["kata"] },
  },
  {
    id: "overhead-memory-wasm",
    section,
    place: everywhere("WASM沙盒, 内存"),
    technology: "wasm",
    metric: "memory",
    statement: { en: "A WebAssembly sandbox takes less than 1 MB of memory", zh: "WebAssembly 沙箱占用不到 1 MB 内存" },
    printed: "<1MB/实例",
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
