/** Part 3, section III-1: what the formal definitions say of isolation. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byProbe as settledBy } from "./settled-by.ts";
import { everywhere } from "../../wording.ts";

const section = sections["3-III-1"];

const path = {
  en:
    "An attack path is read as a way by which a program inside reaches something of the host that it was not given. A " +
    "probe that finds one shows that there is one; a probe that finds none shows no more than that.",
  zh: "攻击路径理解为：内部的程序借以触及宿主中未交给它的内容的途径。探针找到一条，即证明存在；探针没有找到，则不能说明更多。",
};

export const formalIsolation: readonly Claim[] = [
  {
    id: "formal-isolation-container",
    section,
    place: everywhere("容器化（λ-Container）, 隔离性"),
    technology: "container",
    metric: "isolation",
    statement: { en: "A container exposes the kernel that it shares with the host", zh: "容器暴露它与宿主共享的内核" },
    printed: "∃风险：共享内核攻击面",
    bound: { kind: "boundary", expects: { "own-kernel": false } },
    reading: {
      en: "That the kernel is shared can be seen from inside; how many lines of it are exposed cannot.",
      zh: "内核是共享的，从内部可以看出；暴露了多少行代码，则看不出。",
    },
    settledBy,
    conditions: {},
  },
  {
    id: "formal-isolation-wasm",
    section,
    place: everywhere("WASM 沙盒（λ-WASM）, 隔离性"),
    technology: "wasm",
    metric: "isolation",
    statement: {
      en: "Every WebAssembly module is confined to its memory and to what it was handed",
      zh: "每个 WebAssembly 模块都限于自己的内存和交给它的东西",
    },
    printed: "∀x ∈ 模块, Memory_safe(x) ∧ Capability_based(x)",
    bound: { kind: "boundary", forAll: true, expects: { "memory-contained": true, "granted-only": true } },
    reading: {
      en:
        "Memory_safe is read as of the boundary: nothing outside the module's memory can be reached. Capability_based is " +
        "read as: nothing is opened that was not handed. Stated for all modules, so one that gets out refutes it.",
      zh: "Memory_safe 就边界而言理解为：模块内存之外的任何内容都无法触及。Capability_based 理解为：未交给它的一概打不开。此说就所有模块而言，因此有一个逃出即为反证。",
    },
    settledBy,
    conditions: {},
  },
  {
    id: "attack-path-container",
    section,
    place: everywhere("形式化优势证明"),
    technology: "container",
    metric: "isolation",
    statement: {
      en: "From every container a malicious program has a path of attack",
      zh: "恶意程序对每个容器都有攻击路径",
    },
    printed: "∀P ∈ 恶意程序, ∀C ∈ 容器, ∃ 攻击路径(P→C)",
    bound: { kind: "boundary", forAll: true, expects: { "reaches-host": true } },
    reading: {
      en: `${path.en} Stated for all programs and all containers: one container that holds would refute it, which no probe can show.`,
      zh: `${path.zh}此说就所有程序和所有容器而言：有一个容器守住即为反证，而任何探针都无法证明这一点。`,
    },
    settledBy,
    conditions: {},
  },
  {
    id: "attack-path-wasm",
    section,
    place: everywhere("形式化优势证明"),
    technology: "wasm",
    metric: "isolation",
    statement: {
      en: "From no WebAssembly sandbox a malicious program has a path of attack",
      zh: "恶意程序对任何 WebAssembly 沙箱都没有攻击路径",
    },
    printed: "∀P ∈ 恶意程序, ∀W ∈ WASM, ¬ 攻击路径(P→W)",
    bound: { kind: "boundary", forAll: true, expects: { "reaches-host": false } },
    reading: {
      en: `${path.en} The conclusion calls the boundary one that cannot be bypassed (不可绕过).`,
      zh: `${path.zh}结论称该边界“不可绕过”。`,
    },
    settledBy,
    conditions: {},
  },
];
