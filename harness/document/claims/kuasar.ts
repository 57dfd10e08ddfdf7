/** Part 1, section VII-1: what Kuasar is said to hold. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

export const kuasarDensity: readonly Claim[] = [
  {
    id: "kuasar-density",
    section: sections["1-VII-1"],
    place: "部署密度",
    technology: "wasm",
    metric: "density",
    statement: "One node with Kuasar holds 100,000 WebAssembly sandboxes or more",
    printed: "单节点支持 10w+ WASM 沙箱",
    bound: { kind: "at-least", least: 100_000 },
    reading: "Stated of Kuasar alone, which starts each of them through its own manager; the node is not described.",
    settledBy: "A ramp of live WebAssembly sandboxes under Kuasar until a declared rule of health fails.",
    conditions: { products: ["kuasar"] },
  },
];
