import { claimOf } from "../claim-of.ts";
import { external, type RegisterEntry, restated, untested } from "../entry.ts";

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
    conditions: ["Of kuasar only."],
    howTested:
      "Memory of the managing processes of many sandboxes under Kuasar and under containerd with a shim for each. 大幅 " +
      "(greatly) names no bound, and no driver starts Kuasar.",
  }),
  external({
    id: "c4-reuse",
    at,
    place: "Component 层",
    of: ["wasm"],
    topic: "value",
    printed: "跨语言复用 能力增强",
    needs: "How often components are reused across languages, before and after",
  }),
  external({
    id: "c4-languages",
    at,
    place: "Code 层",
    of: ["wasm"],
    topic: "value",
    printed: "源码需适配 WASM 指令集，语言生态限制（Rust/C++/Go）",
    audit: ["agility-languages"],
    needs: "Which languages compile to WebAssembly, how completely, and since when",
  }),
  restated(
    { id: "c4-safety", at, place: "Code 层", printed: "运行时安全性 由沙箱保证" },
    claimOf("matrix-boundary-wasm"),
  ),
];
