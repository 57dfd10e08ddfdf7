/** Part 1, section VII-1: what Kuasar is said to hold. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { everywhere } from "../../wording.ts";

export const kuasarDensity: readonly Claim[] = [
  {
    id: "kuasar-density",
    section: sections["1-VII-1"],
    place: everywhere("部署密度"),
    technology: "wasm",
    metric: "density",
    statement: {
      en: "One node with Kuasar holds 100,000 WebAssembly sandboxes or more",
      zh: "一个用 Kuasar 的节点容纳 100,000 个以上 WebAssembly 沙箱",
    },
    printed: "单节点支持 10w+ WASM 沙箱",
    bound: { kind: "at-least", least: 100_000 },
    reading: {
      en: "Stated of Kuasar alone, which starts each of them through its own manager; the node is not described.",
      zh: "只就 Kuasar 而言，它用自己的管理进程启动每一个；节点没有描述。",
    },
    settledBy: {
      en: "A ramp of live WebAssembly sandboxes under Kuasar until a declared rule of health fails.",
      zh: "在 Kuasar 下不断增加存活的 WebAssembly 沙箱，直到事先声明的健康规则不再满足。",
    },
    conditions: { products: ["kuasar"] },
  },
];
