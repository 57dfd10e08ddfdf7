/** Part 3, section III-1: what the formal definitions say of isolation. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = sections["3-III-1"];
const settledBy = "The same probe inside every target, and what the harness sees of the instance from outside.";

const path =
  "An attack path is read as a way by which a program inside reaches something of the host that it was not given. A " +
  "probe that finds one shows that there is one; a probe that finds none shows no more than that.";

export const formalIsolation: readonly Claim[] = [
  {
    id: "formal-isolation-container",
    section,
    place: "容器化（λ-Container）, 隔离性",
    technology: "container",
    metric: "isolation",
    statement: "A container exposes the kernel that it shares with the host",
    printed: "∃风险：共享内核攻击面",
    bound: { kind: "boundary", expects: { "own-kernel": false } },
    reading: "That the kernel is shared can be seen from inside; how many lines of it are exposed cannot.",
    settledBy,
    conditions: {},
  },
  {
    id: "formal-isolation-wasm",
    section,
    place: "WASM 沙盒（λ-WASM）, 隔离性",
    technology: "wasm",
    metric: "isolation",
    statement: "Every WebAssembly module is confined to its memory and to what it was handed",
    printed: "∀x ∈ 模块, Memory_safe(x) ∧ Capability_based(x)",
    bound: { kind: "boundary", forAll: true, expects: { "memory-contained": true, "granted-only": true } },
    reading:
      "Memory_safe is read as of the boundary: nothing outside the module's memory can be reached. Capability_based is " +
      "read as: nothing is opened that was not handed. Stated for all modules, so one that gets out refutes it.",
    settledBy,
    conditions: {},
  },
  {
    id: "attack-path-container",
    section,
    place: "形式化优势证明",
    technology: "container",
    metric: "isolation",
    statement: "From every container a malicious program has a path of attack",
    printed: "∀P ∈ 恶意程序, ∀C ∈ 容器, ∃ 攻击路径(P→C)",
    bound: { kind: "boundary", forAll: true, expects: { "reaches-host": true } },
    reading: `${path} Stated for all programs and all containers: one container that holds would refute it, which no probe can show.`,
    settledBy,
    conditions: {},
  },
  {
    id: "attack-path-wasm",
    section,
    place: "形式化优势证明",
    technology: "wasm",
    metric: "isolation",
    statement: "From no WebAssembly sandbox a malicious program has a path of attack",
    printed: "∀P ∈ 恶意程序, ∀W ∈ WASM, ¬ 攻击路径(P→W)",
    bound: { kind: "boundary", forAll: true, expects: { "reaches-host": false } },
    reading: `${path} The conclusion calls the boundary one that cannot be bypassed (不可绕过).`,
    settledBy,
    conditions: {},
  },
];
