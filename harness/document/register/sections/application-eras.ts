import { claimsFrom } from "../claim-of.ts";
import { computed, judged, type RegisterEntry } from "../entry.ts";

const at = "2-I-1";

/** Part 2, section I-1. */
export const applicationErasRegister: readonly RegisterEntry[] = [
  computed({
    id: "era-years",
    at,
    place: { en: "column heads", zh: "各列标题" },
    of: ["vm", "container", "sandbox", "wasm"],
    topic: "adoption",
    printed: "虚拟化时代（2010 前） | 容器化时代（2014-2020） | 沙盒化时代（2021-2024） | WASM 时代（2025+）",
    audit: ["breakthroughs-vs-eras"],
  }),
  ...judged(at, claimsFrom("era-density-"), (technology) => [
    `eras-density-${technology}`,
    ...(technology === "wasm" ? ["platform-density-vs-kuasar"] : []),
  ]),
];
