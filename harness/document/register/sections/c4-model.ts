import { claimOf } from "../claim-of.ts";
import { external, ofProducts, type RegisterEntry, restated, untested } from "../entry.ts";

const at = "1-VI-2";

/** Part 1, section VI-2. */
export const c4ModelRegister: readonly RegisterEntry[] = [
  untested({
    id: "c4-process-overhead",
    at,
    place: "Container 层",
    of: ["sandbox", "wasm"],
    topic: "memory",
    printed: "容器运行时从 Docker 演进为 Kuasar 多沙箱管理，支持 1:N 模型， 大幅减少进程开销",
    conditions: [ofProducts(["kuasar"])],
    howTested: {
      en:
        "Memory of the managing processes of many sandboxes under Kuasar and under containerd with a shim for each. 大幅 " +
        "(greatly) names no bound, and no driver starts Kuasar.",
      zh: "Kuasar 之下与每个沙箱一个 shim 的 containerd 之下，众多沙箱的管理进程的内存。“大幅”没有界限，也没有驱动程序启动 Kuasar。",
    },
  }),
  external({
    id: "c4-reuse",
    at,
    place: "Component 层",
    of: ["wasm"],
    topic: "value",
    printed: "跨语言复用 能力增强",
    needs: {
      en: "How often components are reused across languages, before and after",
      zh: "前后各语言之间复用组件的频率",
    },
  }),
  external({
    id: "c4-languages",
    at,
    place: "Code 层",
    of: ["wasm"],
    topic: "value",
    printed: "源码需适配 WASM 指令集，语言生态限制（Rust/C++/Go）",
    audit: ["agility-languages"],
    needs: {
      en: "Which languages compile to WebAssembly, how completely, and since when",
      zh: "哪些语言可编译到 WebAssembly、完整程度如何、自何时起",
    },
  }),
  restated(
    { id: "c4-safety", at, place: "Code 层", printed: "运行时安全性 由沙箱保证" },
    claimOf("matrix-boundary-wasm"),
  ),
];
