import { computed, descending, type RegisterEntry, untested } from "../entry.ts";

const at = "1-VIII";

/** Part 1, section VIII. */
export const evolutionTreeRegister: readonly RegisterEntry[] = [
  computed({
    id: "tree-need-of-isolation",
    at,
    place: "隔离要求?",
    of: ["vm", "container"],
    topic: "isolation",
    printed: "中(标准微服务) … 选择容器化 … 低(单体迁移) … 选择虚拟化",
    bound: descending("need of isolation", "容器化", "虚拟化"),
    audit: ["trees-low-isolation"],
  }),
  untested({
    id: "tree-performance",
    at,
    place: "性能要求?",
    of: ["sandbox", "wasm"],
    topic: "performance",
    printed: "极致性能 … 平衡性能 … 选择Kata沙盒 … 选择WASM … 选择Quark App Kernel",
    bound: descending("performance", "WASM, Quark", "Kata"),
    howTested: {
      en: "Work per second of WebAssembly, Quark and Kata in one block. No driver starts Quark or Kata.",
      zh: "WebAssembly、Quark 与 Kata 在同一区组内每秒完成的工作。没有驱动程序启动 Quark 或 Kata。",
    },
  }),
];
