/** Part 3, sections I-1 and I-2. */
import { type Figure, figure } from "./figure.ts";

export interface ReadinessRow {
  readonly id: string;
  readonly name: string;
  readonly maturity: Figure;
  readonly health: Figure;
  readonly index: Figure;
  /** 当前周期定位 */
  readonly cycle: string;
  /** Of Gartner's phases, which the document names: 0 trigger, 1 peak, 2 trough, 3 slope, 4 plateau. */
  readonly phase: number;
}

function row(
  id: string,
  name: string,
  grades: readonly [string, string, string],
  cycle: string,
  phase: number,
): ReadinessRow {
  const [maturity, health, index] = grades;
  return { id, name, maturity: figure(maturity), health: figure(health), index: figure(index), cycle, phase };
}

export const readiness: readonly ReadinessRow[] = [
  row("vm", "传统虚拟化", ["5.0", "4.5", "22.5"], "生产力高原", 4),
  row("docker", "Docker 容器", ["4.8", "5.0", "24.0"], "生产力高原（峰值）", 4),
  row("kata", "Kata Containers", ["3.8", "3.5", "13.3"], "爬升光明期", 3),
  row("quark", "Quark App Kernel", ["2.5", "2.0", "5.0"], "技术萌芽期", 0),
  row("wasm", "WASM 运行时", ["3.2", "3.8", "12.2"], "期望膨胀期（修正）", 1),
  row("kuasar", "Kuasar 管理平面", ["3.5", "3.2", "11.2"], "爬升光明期", 3),
];

/** 生态健康度维度: 工具链完整度(30%) + 社区活跃度(30%) + 商业支持(25%) + 标准化程度(15%). */
export const healthWeights = [0.3, 0.3, 0.25, 0.15] as const;

/** Section I-2: 成熟度 on the graph's nodes, and the row of the table above that names the same. */
export const graphMaturity = [
  { node: "KVM/Xen", row: "vm", maturity: figure("5.0") },
  { node: "Docker Engine", row: "docker", maturity: figure("4.8") },
  { node: "Kata Runtime", row: "kata", maturity: figure("3.8") },
  { node: "Kuasar", row: "kuasar", maturity: figure("3.5") },
] as const;

/** WasmEdge is one of the WASM runtimes. */
export const wasmEdgeMaturity = figure("3.5");
