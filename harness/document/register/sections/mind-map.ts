import { claimOf } from "../claim-of.ts";
import { type RegisterEntry, restated, untested } from "../entry.ts";

const at = "1-V";
const noFigure = "A word without a figure, and nothing that it is compared with.";

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
    howTested: `${noFigure} Memory, start and loss of virtual machines have figures elsewhere.`,
  }),
  untested({
    id: "mind-map-weight-container",
    at,
    place: "容器化层, 特点",
    of: ["container"],
    topic: "memory",
    printed: "轻量级",
    howTested: `${noFigure} The memory of containers has figures elsewhere.`,
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
    howTested: `${noFigure} The memory of WebAssembly has figures elsewhere.`,
  }),
];
