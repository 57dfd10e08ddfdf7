import { atLeast } from "../../printed/figure.ts";
import { claimOf, claimsFrom } from "../claim-of.ts";
import { external, judged, type RegisterEntry, restated, spanOf } from "../entry.ts";

const at = "3-III-1";

/** Part 3, section III-1. */
export const formalDefinitionsRegister: readonly RegisterEntry[] = [
  ...judged(at, claimsFrom("cycles-"), (technology) => [`cycles-vs-overhead-${technology}`]),
  ...judged(at, claimsFrom("formal-isolation-")),
  external({
    id: "attack-surface-container",
    at,
    place: "容器化（λ-Container）, 隔离性",
    of: ["container"],
    topic: "isolation",
    printed: "Attack_surface > 10^4 LOC",
    bound: spanOf("lines", { ...atLeast("> 10^4 LOC", 1e4), open: true }),
    needs: {
      en: "The lines of the kernel's code that a container's system calls can reach, by a tracing or static analysis",
      zh: "以跟踪或静态分析得出容器的系统调用能触及的内核代码行数",
    },
  }),
  ...judged(at, claimsFrom("attack-path-"), (technology) =>
    technology === "wasm" ? ["no-attack-path", "attack-path-vs-risk"] : [],
  ),
  restated(
    {
      id: "no-bypass-wasm",
      at,
      place: "结论",
      printed: "WASM提供不可绕过的安全边界",
      audit: ["no-attack-path", "attack-path-vs-risk"],
    },
    claimOf("attack-path-wasm"),
  ),
];
