import { atLeast } from "../../printed/figure.ts";
import { external, type RegisterEntry, spanOf } from "../entry.ts";

const at = "2-IV-2";
const conditions = ["Forecast for 2028."];

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
    needs: "Which languages compile to WebAssembly in 2028, and how completely",
  }),
  external({
    id: "native-cloud-hardware",
    at,
    place: "架构假设, 基础设施",
    of: ["wasm"],
    topic: "performance",
    printed: "硬件加速指令集普及 … WASM-Optimized硬件",
    conditions,
    needs: "Which CPUs of 2028 have instructions for WebAssembly",
  }),
  external({
    id: "native-cloud-isolation",
    at,
    place: "关键突破",
    of: ["wasm"],
    topic: "isolation",
    printed: "零信任默认：每个函数独立沙箱",
    conditions,
    needs: "Whether the platforms of 2028 give each function a sandbox of its own",
  }),
  external({
    id: "native-cloud-migration",
    at,
    place: "关键突破",
    of: ["wasm"],
    topic: "performance",
    printed: "即时迁移：WASM快照跨CPU架构迁移",
    conditions,
    needs: "Runtimes that restore a snapshot of one architecture on another, and how long they take",
  }),
  external({
    id: "native-cloud-cost",
    at,
    place: "关键突破",
    of: ["wasm"],
    topic: "cost",
    printed: "成本趋零：边缘设备执行，无需中心云",
    conditions,
    needs: "What the same work costs on devices at the edge, the devices included, and in a cloud",
  }),
];
