import { atLeast } from "../../printed/figure.ts";
import { external, type RegisterEntry, spanOf } from "../entry.ts";

const at = "2-IV-2";
const conditions = [{ en: "Forecast for 2028.", zh: "对 2028 年的预测。" }];

/** Part 2, section IV-2. */
export const nativeCloudRegister: readonly RegisterEntry[] = [
  external({
    id: "native-cloud-languages",
    at,
    place: "架构假设",
    of: ["wasm"],
    topic: "adoption",
    printed: "WASM生态成熟（语言支持>15种）",
    bound: spanOf("languages", { ...atLeast("语言支持>15种", 15), open: true }),
    conditions,
    needs: {
      en: "Which languages compile to WebAssembly in 2028, and how completely",
      zh: "2028 年哪些语言可编译到 WebAssembly、完整程度如何",
    },
  }),
  external({
    id: "native-cloud-hardware",
    at,
    place: "架构假设, 基础设施",
    of: ["wasm"],
    topic: "performance",
    printed: "硬件加速指令集普及 … WASM-Optimized硬件",
    conditions,
    needs: {
      en: "Which CPUs of 2028 have instructions for WebAssembly",
      zh: "2028 年哪些 CPU 有用于 WebAssembly 的指令",
    },
  }),
  external({
    id: "native-cloud-isolation",
    at,
    place: "关键突破",
    of: ["wasm"],
    topic: "isolation",
    printed: "零信任默认：每个函数独立沙箱",
    conditions,
    needs: {
      en: "Whether the platforms of 2028 give each function a sandbox of its own",
      zh: "2028 年的平台是否给每个函数各自的沙箱",
    },
  }),
  external({
    id: "native-cloud-migration",
    at,
    place: "关键突破",
    of: ["wasm"],
    topic: "performance",
    printed: "即时迁移：WASM快照跨CPU架构迁移",
    conditions,
    needs: {
      en: "Runtimes that restore a snapshot of one architecture on another, and how long they take",
      zh: "能把一种架构的快照在另一种架构上恢复的运行时，以及所需时间",
    },
  }),
  external({
    id: "native-cloud-cost",
    at,
    place: "关键突破",
    of: ["wasm"],
    topic: "cost",
    printed: "成本趋零：边缘设备执行，无需中心云",
    conditions,
    needs: {
      en: "What the same work costs on devices at the edge, the devices included, and in a cloud",
      zh: "同样的工作在边缘设备上（含设备本身）与在云中各花费多少",
    },
  }),
];
