import { kuasar } from "../../printed/kuasar.ts";
import { claimsFrom } from "../claim-of.ts";
import { figures, judged, ofProducts, type RegisterEntry, untested } from "../entry.ts";

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
    conditions: [ofProducts(["kuasar"]), { en: "Against what is not printed.", zh: "与什么相比没有印出。" }],
    audit: ["kuasar-startup"],
    howTested: {
      en: "Starts of the same pod under Kuasar and under Kata's shim, with the same hypervisor and guest. No driver starts either.",
      zh: "同一 Pod 在 Kuasar 之下与在 Kata 的 shim 之下的启动，监控器与客户机相同。二者都没有驱动程序启动。",
    },
  }),
  untested({
    id: "kuasar-memory",
    at,
    place: "内存消耗",
    of: ["sandbox"],
    topic: "memory",
    printed: "节省 99%（1:N 模型 + Rust 语言优势）",
    bound: figures("share of the memory", kuasar.memorySaving),
    conditions: [
      ofProducts(["kuasar"]),
      { en: "Of which memory, and against what, is not printed.", zh: "是哪种内存、与什么相比，没有印出。" },
    ],
    audit: ["kuasar-memory", "kuasar-memory-vs-matrix"],
    howTested: {
      en: "Memory of the managing processes apart from the sandboxes', for one pod and for many, under Kuasar and under Kata's shim. No driver starts either.",
      zh: "在 Kuasar 之下与在 Kata 的 shim 之下，一个 Pod 与多个 Pod 时管理进程的内存（与沙箱自身的内存分开）。二者都没有驱动程序启动。",
    },
  }),
  ...judged(at, claimsFrom("kuasar-density"), () => ["kuasar-density", "platform-density-vs-kuasar"]),
];
