import { claimOf } from "../claim-of.ts";
import { computed, figures, type RegisterEntry, restated } from "../entry.ts";

const at = "1-I";

/** Part 1, section I. */
export const technicalLayersRegister: readonly RegisterEntry[] = [
  computed({
    id: "layers-count",
    at,
    place: { en: "heading", zh: "标题" },
    topic: "isolation",
    printed: "四层演进模型",
    bound: figures("layers", "4"),
    audit: ["four-layers"],
  }),
  restated(
    { id: "layers-isolation-vm", at, place: "沙箱技术层, 传统虚拟化", printed: "强隔离" },
    claimOf("matrix-boundary-vm"),
  ),
  restated(
    { id: "layers-isolation-container", at, place: "沙箱技术层, 容器化", printed: "进程隔离" },
    claimOf("matrix-isolation-container"),
  ),
  restated(
    {
      id: "layers-isolation-sandbox",
      at,
      place: "沙箱技术层, 轻量沙盒",
      printed: "应用内核",
      audit: ["matrix-vs-layers-wasm"],
    },
    claimOf("matrix-boundary-sandbox"),
  ),
];
