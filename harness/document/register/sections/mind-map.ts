import { claimOf } from "../claim-of.ts";
import { type RegisterEntry, restated, untested } from "../entry.ts";

const at = "1-V";
const noFigure = {
  en: "A word without a figure, and nothing that it is compared with.",
  zh: "只有用语而没有数字，也没有与之相比的对象。",
};

/** Part 1, section V. */
export const mindMapRegister: readonly RegisterEntry[] = [
  restated(
    { id: "mind-map-isolation-vm", at, place: "虚拟化层, 特点", printed: "强隔离" },
    claimOf("matrix-boundary-vm"),
  ),
  untested({
    id: "mind-map-overhead-vm",
    at,
    place: "虚拟化层, 特点",
    of: ["vm"],
    topic: "performance-loss",
    printed: "高开销",
    howTested: {
      en: `${noFigure.en} Memory, start and loss of virtual machines have figures elsewhere.`,
      zh: `${noFigure.zh}虚拟机的内存、启动与损耗在别处有数字。`,
    },
  }),
  untested({
    id: "mind-map-weight-container",
    at,
    place: "容器化层, 特点",
    of: ["container"],
    topic: "memory",
    printed: "轻量级",
    howTested: {
      en: `${noFigure.en} The memory of containers has figures elsewhere.`,
      zh: `${noFigure.zh}容器的内存在别处有数字。`,
    },
  }),
  restated(
    {
      id: "mind-map-startup-container",
      at,
      place: "容器化层, 特点",
      printed: "秒级启动",
      audit: ["mind-map-startup"],
    },
    claimOf("matrix-startup-container"),
  ),
  restated(
    { id: "mind-map-startup-sandbox", at, place: "沙盒化层, 特点", printed: "毫秒级启动", audit: ["mind-map-startup"] },
    claimOf("matrix-startup-sandbox"),
  ),
  restated(
    { id: "mind-map-isolation-sandbox", at, place: "沙盒化层, 特点", printed: "安全隔离" },
    claimOf("matrix-boundary-sandbox"),
  ),
  restated(
    { id: "mind-map-isolation-wasm", at, place: "WASM层", printed: "指令集沙箱" },
    claimOf("matrix-isolation-wasm"),
  ),
  untested({
    id: "mind-map-weight-wasm",
    at,
    place: "WASM层, 特点",
    of: ["wasm"],
    topic: "memory",
    printed: "极致轻量",
    howTested: {
      en: `${noFigure.en} The memory of WebAssembly has figures elsewhere.`,
      zh: `${noFigure.zh}WebAssembly 的内存在别处有数字。`,
    },
  }),
];
