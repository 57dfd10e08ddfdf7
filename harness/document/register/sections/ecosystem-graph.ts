import { graphMaturity, wasmEdgeMaturity } from "../../printed/readiness.ts";
import { computed, external, figures, ofProducts, type RegisterEntry, untested } from "../entry.ts";

const at = "3-I-2";
const needs = { en: "How the grade was given, and the same grading by others", zh: "评分如何给出，以及他人的同类评分" };

const ungraded = [
  { id: "kubernetes", printed: "K8s[Kubernetes<br/>成熟度:5.0]", grade: "5.0" },
  { id: "istio", printed: "Istio[Istio Service Mesh<br/>成熟度:4.2]", grade: "4.2" },
  { id: "prometheus", printed: "Prometheus[Prometheus<br/>成熟度:4.9]", grade: "4.9" },
  { id: "jaeger", printed: "Jaeger[Jaeger Tracing<br/>成熟度:4.0]", grade: "4.0" },
  { id: "falco", printed: "Falco[安全监控<br/>成熟度:3.8]", grade: "3.8" },
] as const;

/** Part 3, section I-2. */
export const ecosystemGraphRegister: readonly RegisterEntry[] = [
  ...graphMaturity.map(({ node, row, maturity }) =>
    computed({
      id: `graph-maturity-${row}`,
      at,
      place: node,
      topic: "adoption",
      printed: `${node}<br/>成熟度:${maturity.printed}`,
      bound: figures("grade of 5", maturity),
      audit: ["graph-maturity"],
    }),
  ),
  computed({
    id: "graph-maturity-wasmedge",
    at,
    place: "WasmEdge",
    of: ["wasm"],
    topic: "adoption",
    printed: "WasmEdge<br/>成熟度:3.5",
    bound: figures("grade of 5", wasmEdgeMaturity),
    audit: ["graph-maturity-wasmedge"],
  }),
  ...ungraded.map(({ id, printed, grade }) =>
    external({
      id: `graph-maturity-${id}`,
      at,
      place: { en: "graph", zh: "图" },
      topic: "adoption",
      printed,
      bound: figures("grade of 5", grade),
      needs,
    }),
  ),
  external({
    id: "graph-standardisation",
    at,
    place: "Sandbox API",
    topic: "adoption",
    printed: "Sandbox API<br/>标准化度:60%",
    bound: figures("share", "60%"),
    needs: {
      en: "What of the Sandbox API is in a published standard or in containerd's stable interface",
      zh: "Sandbox API 中有哪些已进入公开标准或 containerd 的稳定接口",
    },
  }),
  computed({
    id: "graph-plugin-density",
    at,
    place: "Sidecar → WasmPlugin",
    of: ["container", "wasm"],
    topic: "density",
    printed: "WASM插件<br/>密度↑10x",
    bound: figures("times", "10x"),
    audit: ["plugin-density", "density-factor-vs-plugin"],
  }),
  untested({
    id: "bottleneck-qemu",
    at,
    place: "生态瓶颈识别, 红色路径",
    of: ["sandbox"],
    topic: "startup",
    printed: "QEMU 启动链（阻塞 Kata 性能）",
    conditions: [ofProducts(["kata"])],
    howTested: {
      en: "Starts of the same Kata pod with QEMU and with another monitor. No driver starts Kata.",
      zh: "同一 Kata Pod 分别用 QEMU 与另一监控器的启动。没有驱动程序启动 Kata。",
    },
  }),
  external({
    id: "bottleneck-sandbox-api",
    at,
    place: "生态瓶颈识别, 黄色路径",
    topic: "adoption",
    printed: "Sandbox API 标准化（影响 Kuasar adoption）",
    needs: { en: "Why those who looked at Kuasar did not adopt it", zh: "考察过 Kuasar 的人为何没有采用它" },
  }),
  external({
    id: "bottleneck-plugins",
    at,
    place: "生态瓶颈识别, 绿色路径",
    of: ["wasm"],
    topic: "adoption",
    printed: "WASM 插件化（Istio 生态突破口）",
    needs: { en: "How many meshes run WebAssembly plugins", zh: "有多少服务网格运行 WebAssembly 插件" },
  }),
];
