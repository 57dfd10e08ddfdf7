/** Part 3, section VIII, theorem 1: WebAssembly is superior to every other technology. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";

const section = `${sections["3-VIII"]} / 定理 1（技术优越性）`;
const notItself = "As printed, T may also be WASM, and nothing is less than itself; read as the other three.";

export const theorem1: readonly Claim[] = [
  {
    id: "theorem-1-startup",
    section,
    place: "∀T ∈ {VM, Container, Sandbox, WASM}, first conjunct",
    technology: "wasm",
    metric: "startup",
    statement: "WebAssembly starts faster than a virtual machine, a container and a sandbox, whichever they are",
    printed: "启动时间(WASM) < 启动时间(T)",
    bound: { kind: "ordering", fasterThan: ["vm", "container", "sandbox"] },
    reading:
      `${notItself} It is stated for all T, so every WebAssembly target must start faster than every target of the ` +
      "others, by the median, at the same layer; one pair that is the other way round refutes it. A plain process is " +
      "not among the theorem's T.",
    settledBy: "The medians of serial warm starts of every pair, with intervals that hold for all pairs at once.",
    conditions: {},
  },
  {
    id: "theorem-1-isolation",
    section,
    place: "∀T ∈ {VM, Container, Sandbox, WASM}, second conjunct",
    technology: "wasm",
    metric: "isolation",
    statement: "WebAssembly isolates no less than a virtual machine, a container and a sandbox, whichever they are",
    printed: "隔离强度(WASM) ≥ 隔离强度(T)",
    bound: { kind: "no-weaker", than: ["vm", "container", "sandbox"] },
    reading:
      "The document has no measure of 隔离强度 (strength of isolation). Read as: nothing that another target holds back " +
      "gets through a WebAssembly target. The theorem's status says 严格占优 (strictly better), which is more.",
    settledBy: "The same probe inside every target: what each holds back and what it lets through.",
    conditions: {},
  },
  {
    id: "theorem-1-efficiency",
    section,
    place: "∀T ∈ {VM, Container, Sandbox, WASM}, third conjunct",
    technology: "wasm",
    metric: "density",
    statement: "More WebAssembly sandboxes fit on a host than of any other technology",
    printed: "资源效率(WASM) > 资源效率(T)",
    bound: { kind: "denser", than: ["vm", "container", "sandbox"] },
    reading:
      `${notItself} 资源效率 (efficiency of resources) is measured by the document as density (3-III-2), so that is what ` +
      "is compared: every WebAssembly target with every target of the others, on one host.",
    settledBy: "Ramps of live instances of every target on one host, to the same rule of health.",
    conditions: {},
  },
];
