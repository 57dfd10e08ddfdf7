import { theorem2, theorem3Rust } from "../../printed/strategy.ts";
import { claimsFrom } from "../claim-of.ts";
import { computed, external, figures, judged, type RegisterEntry, spanOf } from "../entry.ts";

const at = "3-VIII";
const theorem1Audit: Readonly<Record<string, readonly string[]>> = {
  startup: ["theorem-1-itself", "theorem-1-startup"],
  isolation: ["theorem-1-isolation", "theorem-1-strict"],
  density: ["theorem-1-itself", "theorem-1-efficiency"],
};

/** Part 3, section VIII: the theorems. */
export const theoremsRegister: readonly RegisterEntry[] = [
  ...claimsFrom("theorem-1-").flatMap((claim) => judged(at, [claim], () => theorem1Audit[claim.metric] ?? [])),
  computed({
    id: "theorem-1-status",
    at,
    place: "定理 1, 状态",
    of: ["wasm"],
    topic: "value",
    printed: "WASM 在启动、隔离、效率三维度严格占优",
    audit: ["theorem-1-strict", "theorem-1-vs-scenarios"],
  }),
  computed({
    id: "theorem-2-readiness",
    at,
    place: "定理 2",
    of: ["wasm", "container"],
    topic: "adoption",
    printed: "CRI_WASM(t) > CRI_Container(t)",
    audit: ["theorem-2-cri"],
  }),
  computed({
    id: "theorem-2-density",
    at,
    place: "定理 2",
    of: ["wasm", "container"],
    topic: "density",
    printed: "d(Density_WASM)/dt > d(Density_Container)/dt",
    audit: ["theorem-2-density"],
  }),
  computed({
    id: "theorem-2-date",
    at,
    place: "定理 2",
    of: ["wasm"],
    topic: "adoption",
    printed: "∃t_c ∈ [2026, 2027]",
    bound: spanOf("year", { printed: "[2026, 2027]", low: theorem2.from, high: theorem2.to }),
    audit: ["theorem-2-date"],
  }),
  computed({
    id: "theorem-2-status",
    at,
    place: "定理 2, 状态",
    of: ["wasm", "container"],
    topic: "adoption",
    printed: "2026 年WASM 综合就绪指数超越容器，成为首选技术",
    bound: figures("year", String(theorem2.status)),
    audit: ["theorem-2-date", "theorem-2-cri"],
  }),
  computed({
    id: "theorem-3-value",
    at,
    place: "定理 3",
    of: ["wasm"],
    topic: "value",
    printed: "Value(B) = Value_WASM(B) + ΔTooling(B)",
    audit: ["theorem-3-sign"],
  }),
  computed({
    id: "theorem-3-rust",
    at,
    place: "定理 3",
    of: ["wasm"],
    topic: "value",
    printed: "当团队Rust熟练度>0.6时，ΔTooling → 0",
    bound: figures("", String(theorem3Rust)),
    audit: ["theorem-3-rust"],
  }),
  external({
    id: "theorem-3-status",
    at,
    place: "定理 3, 状态",
    of: ["wasm"],
    topic: "value",
    printed: "WASM 业务价值实现依赖于组织能力成熟度",
    needs: {
      en: "What organisations of different maturity gained by WebAssembly",
      zh: "成熟度不同的组织从 WebAssembly 得到了什么",
    },
  }),
];
