/** Part 3, section VIII, theorem 1: WebAssembly is superior to every other technology. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byPairs } from "./settled-by.ts";

const section = `${sections["3-VIII"]} / 定理 1（技术优越性）`;
const notItself = {
  en: "As printed, T may also be WASM, and nothing is less than itself; read as the other three.",
  zh: "按字面，T 也可以是 WASM，而任何东西都不小于自身；理解为另外三种。",
};

export const theorem1: readonly Claim[] = [
  {
    id: "theorem-1-startup",
    section,
    place: {
      en: "∀T ∈ {VM, Container, Sandbox, WASM}, first conjunct",
      zh: "∀T ∈ {VM, Container, Sandbox, WASM}，第一个合取项",
    },
    technology: "wasm",
    metric: "startup",
    statement: {
      en: "WebAssembly starts faster than a virtual machine, a container and a sandbox, whichever they are",
      zh: "WebAssembly 启动快于任何虚拟机、容器和沙盒",
    },
    printed: "启动时间(WASM) < 启动时间(T)",
    bound: { kind: "ordering", fasterThan: ["vm", "container", "sandbox"] },
    reading: {
      en:
        `${notItself.en} It is stated for all T, so every WebAssembly target must start faster than every target of the ` +
        "others, by the median, at the same layer; one pair that is the other way round refutes it. A plain process is " +
        "not among the theorem's T.",
      zh: `${notItself.zh}此说对所有 T 而言，因此按中位数、在同一层次，每个 WebAssembly 目标都必须比其他技术的每个目标启动更快；有一对相反即为反证。普通进程不在定理的 T 之中。`,
    },
    settledBy: byPairs,
    conditions: {},
  },
  {
    id: "theorem-1-isolation",
    section,
    place: {
      en: "∀T ∈ {VM, Container, Sandbox, WASM}, second conjunct",
      zh: "∀T ∈ {VM, Container, Sandbox, WASM}，第二个合取项",
    },
    technology: "wasm",
    metric: "isolation",
    statement: {
      en: "WebAssembly isolates no less than a virtual machine, a container and a sandbox, whichever they are",
      zh: "WebAssembly 的隔离不弱于任何虚拟机、容器和沙盒",
    },
    printed: "隔离强度(WASM) ≥ 隔离强度(T)",
    bound: { kind: "no-weaker", than: ["vm", "container", "sandbox"] },
    reading: {
      en:
        "The document has no measure of 隔离强度 (strength of isolation). Read as: nothing that another target holds back " +
        "gets through a WebAssembly target. The theorem's status says 严格占优 (strictly better), which is more.",
      zh: "文档没有“隔离强度”的度量。理解为：另一目标所拦下的，没有一样能穿过 WebAssembly 目标。定理的状态称“严格占优”，要求更高。",
    },
    settledBy: {
      en: "The same probe inside every target: what each holds back and what it lets through.",
      zh: "在每个目标内部运行同一个探针：各自拦下什么，放过什么。",
    },
    conditions: {},
  },
  {
    id: "theorem-1-efficiency",
    section,
    place: {
      en: "∀T ∈ {VM, Container, Sandbox, WASM}, third conjunct",
      zh: "∀T ∈ {VM, Container, Sandbox, WASM}，第三个合取项",
    },
    technology: "wasm",
    metric: "density",
    statement: {
      en: "More WebAssembly sandboxes fit on a host than of any other technology",
      zh: "一台主机容纳的 WebAssembly 沙箱多于任何其他技术",
    },
    printed: "资源效率(WASM) > 资源效率(T)",
    bound: { kind: "denser", than: ["vm", "container", "sandbox"] },
    reading: {
      en:
        `${notItself.en} 资源效率 (efficiency of resources) is measured by the document as density (3-III-2), so that is what ` +
        "is compared: every WebAssembly target with every target of the others, on one host.",
      zh: `${notItself.zh}文档以密度（3-III-2）度量“资源效率”，因此比较的就是密度：在同一台主机上，每个 WebAssembly 目标对其他技术的每个目标。`,
    },
    settledBy: {
      en: "Ramps of live instances of every target on one host, to the same rule of health.",
      zh: "在同一台主机上，对每个目标不断增加存活实例，直到同一条健康规则不再满足。",
    },
    conditions: {},
  },
];
