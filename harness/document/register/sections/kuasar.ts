import { kuasar } from "../../printed/kuasar.ts";
import { claimsFrom } from "../claim-of.ts";
import { figures, judged, type RegisterEntry, untested } from "../entry.ts";

const at = "1-VII-1";

/** Part 1, section VII-1. */
export const kuasarRegister: readonly RegisterEntry[] = [
  untested({
    id: "kuasar-startup",
    at,
    place: "启动时间",
    of: ["sandbox"],
    topic: "startup",
    printed: "单个 Pod 提升 100%（取消 pause 容器 + Sandboxer 常驻）",
    bound: figures("share of the speed", kuasar.startImprovement),
    conditions: ["Of kuasar only.", "Against what is not printed."],
    audit: ["kuasar-startup"],
    howTested:
      "Starts of the same pod under Kuasar and under Kata's shim, with the same hypervisor and guest. No driver starts either.",
  }),
  untested({
    id: "kuasar-memory",
    at,
    place: "内存消耗",
    of: ["sandbox"],
    topic: "memory",
    printed: "节省 99%（1:N 模型 + Rust 语言优势）",
    bound: figures("share of the memory", kuasar.memorySaving),
    conditions: ["Of kuasar only.", "Of which memory, and against what, is not printed."],
    audit: ["kuasar-memory", "kuasar-memory-vs-matrix"],
    howTested:
      "Memory of the managing processes apart from the sandboxes', for one pod and for many, under Kuasar and under Kata's shim. No driver starts either.",
  }),
  ...judged(at, claimsFrom("kuasar-density"), () => ["kuasar-density", "platform-density-vs-kuasar"]),
];
