/** Part 3, section VIII, theorem 1: WebAssembly is superior to every other technology. */
import type { Claim } from "../claim.ts";

export const theorem1Startup: readonly Claim[] = [
  {
    id: "theorem-1-startup",
    section: "虚拟化 →WASM 技术演进的形式化论证框架 / 八、全面论证结论（形式化定理） / 定理 1（技术优越性）",
    place: "∀T ∈ {VM, Container, Sandbox, WASM}, first conjunct",
    technology: "wasm",
    metric: "startup",
    statement: "WebAssembly starts faster than a virtual machine, a container and a sandbox, whichever they are",
    printed: "启动时间(WASM) < 启动时间(T)",
    bound: { kind: "ordering", fasterThan: ["vm", "container", "sandbox"] },
    reading:
      "As printed, T may also be WASM, and nothing is less than itself; read as the other three. It is stated for all " +
      "T, so every WebAssembly target must start faster than every target of the others, by the median, at the same " +
      "layer; one pair that is the other way round refutes it. A plain process is not among the theorem's T.",
    settledBy: "The medians of serial warm starts of every pair, with intervals that hold for all pairs at once.",
    conditions: {},
  },
];
