/** What several sections name: technologies, layers and quantities. */
import type { Layer, Technology } from "../../../../drivers/types.ts";
import type { ClaimedMetric } from "../../../document/claim.ts";
import type { Language } from "../../../wording.ts";

const english = {
  /** Of a start that failed. */
  never: "never",
  technologies: {
    process: "process",
    vm: "vm",
    container: "container",
    sandbox: "sandbox",
    wasm: "wasm",
  } satisfies Record<Technology, string>,
  layers: {
    "in-process": "in the host's process",
    runtime: "runtime",
    containerd: "containerd",
    cri: "CRI",
    docker: "Docker",
    kubernetes: "Kubernetes",
  } satisfies Record<Layer, string>,
  claimedMetrics: {
    startup: "startup",
    "startup-cycles": "startup, CPU cycles",
    memory: "memory",
    density: "density",
    "performance-loss": "performance loss",
    isolation: "isolation",
  } satisfies Record<ClaimedMetric, string>,
};

const chinese: typeof english = {
  never: "永不",
  technologies: {
    process: "进程（基线）",
    vm: "虚拟机",
    container: "容器",
    sandbox: "轻量沙盒",
    wasm: "WebAssembly",
  },
  layers: {
    "in-process": "宿主进程之内",
    runtime: "运行时",
    containerd: "containerd",
    cri: "CRI",
    docker: "Docker",
    kubernetes: "Kubernetes",
  },
  claimedMetrics: {
    startup: "启动",
    "startup-cycles": "启动（CPU 周期）",
    memory: "内存",
    density: "密度",
    "performance-loss": "性能损耗",
    isolation: "隔离",
  },
};

export const terms: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
