/**
 * Every table, formula, figure and list of the document, and every sentence that stands by itself and states something,
 * from the first line to the last, with its entries. The document is not part of this project: blocks are told by their
 * heading and their first words, as printed.
 */
import type { SectionCode } from "../printed/sections.ts";

export interface CoveredBlock {
  /** The heading's part and number, or the heading itself where nothing below it is an entry. */
  readonly heading: SectionCode | (string & {});
  /** `formula`: a code block of formulas, data or text. `figure`: a drawing or a graph. */
  readonly block: "table" | "formula" | "figure" | "list" | "sentence";
  /** Its first words, or the label that stands above it. */
  readonly begins: string;
  /** Ids; with a star all that begin so. */
  readonly entries?: readonly string[];
  /** Why it has none. */
  readonly none?: string;
}

const words = "words without a figure, an order or a comparison of what the register is about";

export const coverage: readonly CoveredBlock[] = [
  {
    heading: "从应用业务架构视角看虚拟化容器化沙盒化",
    block: "list",
    begins: "增强内容",
    none: "says what other documents contain",
  },
  { heading: "📖 概述", block: "sentence", begins: "本文档从应用业务架构视角深入分析", none: "says what it is about" },
  {
    heading: "🎯 核心主题",
    block: "list",
    begins: "技术层次体系架构",
    none: "a list of topics, each of which stands below",
  },
  { heading: "📚 文档结构 / 核心文档", block: "list", begins: "技术层次体系架构", none: "a table of contents" },

  { heading: "1-I", block: "figure", begins: "业务应用层", entries: ["layers-*"] },
  {
    heading: "1-II",
    block: "table",
    begins: "维度 | 传统虚拟化 | 容器化(Docker) | 沙盒化(Kata/Quark) | WASM 沙盒",
    entries: ["matrix-*"],
  },
  {
    heading: "1-III-1",
    block: "table",
    begins: "技术层 | 业务架构影响 | 信息架构影响 | 领域模型影响",
    entries: ["mapping-*"],
  },
  {
    heading: "三、业务应用架构映射关系 / 2. 领域驱动设计(DDD)适配演进",
    block: "list",
    begins: "传统虚拟化时代",
    none: words,
  },
  {
    heading: "1-IV",
    block: "figure",
    begins: "技术基础层",
    entries: ["graph-cost", "graph-performance", "graph-agility"],
  },
  { heading: "1-V", block: "figure", begins: "软件架构演进", entries: ["mind-map-*"] },
  {
    heading: "六、核心架构模型论证 / 1. TOGAF 框架映射",
    block: "table",
    begins: "架构维度 | 虚拟化时代 | 容器化时代 | WASM 时代",
    none: words,
  },
  { heading: "1-VI-2", block: "sentence", begins: "Context 层", none: words },
  { heading: "1-VI-2", block: "sentence", begins: "Container 层", entries: ["c4-process-overhead"] },
  { heading: "1-VI-2", block: "sentence", begins: "Component 层", entries: ["c4-reuse"] },
  { heading: "1-VI-2", block: "sentence", begins: "Code 层", entries: ["c4-languages", "c4-safety"] },
  { heading: "1-VII-1", block: "list", begins: "启动时间：单个 Pod", entries: ["kuasar-*"] },
  { heading: "1-VII-2", block: "formula", begins: "传统虚拟机:", entries: ["overhead-*"] },
  {
    heading: "1-VIII",
    block: "figure",
    begins: "应用需求分析",
    entries: ["tree-need-of-isolation", "tree-performance"],
  },
  { heading: "九、未来发展趋势与架构建议 / 1. 混合沙箱架构模式", block: "list", begins: "MicroVM 沙箱", none: words },
  { heading: "九、未来发展趋势与架构建议 / 2. 信息架构演进方向", block: "list", begins: "数据同步", none: words },
  { heading: "九、未来发展趋势与架构建议 / 3. 领域模型设计原则", block: "list", begins: "原子性", none: words },
  { heading: "1-X", block: "table", begins: "阶段 | 目标 | 关键技术 | 架构产出", entries: ["roadmap-stages"] },
  { heading: "1-X", block: "sentence", begins: "结论：从虚拟化到 WASM", entries: ["conclusion-*"] },

  { heading: "2-I-1", block: "table", begins: "应用类型 | 虚拟化时代（2010 前）", entries: ["era-*"] },
  { heading: "2-I-2", block: "figure", begins: "应用启动", entries: ["paradigm-startup-*", "paradigm-idle-cost"] },
  { heading: "2-I-2", block: "sentence", begins: "核心洞察", entries: ["paradigm-reserved-cost"] },
  {
    heading: "2-II-1",
    block: "formula",
    begins: "TCO = (基础设施成本 × 密度系数)",
    entries: ["tco-formula", "coefficient-*"],
  },
  { heading: "2-II-1", block: "list", begins: "真实业务案例：电商大促", entries: ["case-*"] },
  {
    heading: "2-II-2",
    block: "table",
    begins: "维度 | 虚拟机部署 | 容器部署 | WASM 部署",
    entries: ["agility-release", "agility-rollback", "agility-consistency", "agility-languages", "agility-efficiency"],
  },
  { heading: "2-II-2", block: "sentence", begins: "关键拐点", entries: ["agility-turning-point"] },
  { heading: "2-III-1", block: "figure", begins: "技术渗透率", entries: ["curve-drawn"] },
  { heading: "2-III-1", block: "list", begins: "当前位置（2024-2025）：容器化", entries: ["position-*"] },
  {
    heading: "2-III-2",
    block: "table",
    begins: "技术方向 | 核心驱动力 | 主要阻力 | 破局时间点",
    entries: ["drivers-*", "breakthrough-*"],
  },
  {
    heading: "2-III-2",
    block: "list",
    begins: "关键变量：驱动力权重",
    entries: ["driver-weights", "toolchain-threshold"],
  },
  { heading: "2-IV-1", block: "figure", begins: "业务接入层", entries: ["platform-*"] },
  { heading: "2-IV-1", block: "sentence", begins: "核心特征：三分调度", none: words },
  { heading: "2-IV-2", block: "formula", begins: "架构假设：", entries: ["native-cloud-*"] },
  { heading: "2-V-1", block: "figure", begins: "当前主导", entries: ["scenario-share-*"] },
  { heading: "2-V-1", block: "sentence", begins: "爆发优先级", entries: ["scenario-priority"] },
  {
    heading: "2-V-2",
    block: "table",
    begins: "模式 | 虚拟化时代 | WASM 时代 | 价值差",
    entries: ["model-pricing", "model-availability", "model-efficiency", "model-moat"],
  },
  { heading: "2-V-2", block: "sentence", begins: "拐点信号", entries: ["model-signal"] },
  { heading: "2-VI", block: "figure", begins: "新业务启动", entries: ["tree-2025-*"] },
  { heading: "2-VI", block: "list", begins: "Phase 1（2025）: 沙盒化增强", entries: ["phase-*"] },
  { heading: "2-VII", block: "list", begins: "生态锁定", entries: ["risk-*"] },
  { heading: "2-VII", block: "list", begins: "渐进式改造", entries: ["response-risk"] },
  { heading: "2-VII", block: "sentence", begins: "核心结论：未来 5 年", entries: ["outlook-*"] },

  {
    heading: "3-I-1",
    block: "table",
    begins: "技术栈 | 技术成熟度(1-5)",
    entries: ["readiness-grades-*", "readiness-index-*", "readiness-cycle-*"],
  },
  { heading: "3-I-1", block: "sentence", begins: "CRI 计算公式", entries: ["readiness-formula", "health-weights"] },
  {
    heading: "3-I-2",
    block: "figure",
    begins: "技术生态层",
    entries: ["graph-maturity-*", "graph-standardisation", "graph-plugin-density"],
  },
  { heading: "3-I-2", block: "list", begins: "生态瓶颈识别：红色路径", entries: ["bottleneck-*"] },
  { heading: "3-II-1", block: "formula", begins: "dP/dt = r × P × (1 - P/K) × E(t)", entries: ["adoption-formula"] },
  {
    heading: "3-II-1",
    block: "table",
    begins: "技术 | r (增长率) | K (上限)",
    entries: ["adoption-parameters-*", "adoption-2025-*"],
  },
  {
    heading: "3-II-1",
    block: "sentence",
    begins: "关键拐点",
    entries: ["adoption-threshold", "adoption-threshold-date"],
  },
  {
    heading: "3-II-2",
    block: "formula",
    begins: "→ 虚拟化 容器化 沙盒化 WASM",
    entries: ["transition-vm", "transition-container", "transition-sandbox", "transition-wasm", "stationary-*"],
  },
  { heading: "3-II-2", block: "sentence", begins: "吸收态分析", entries: ["transition-not-absorbing"] },
  { heading: "3-III-1", block: "formula", begins: "Application_VM =", entries: ["cycles-vm"] },
  {
    heading: "3-III-1",
    block: "formula",
    begins: "Application_C =",
    entries: ["cycles-container", "formal-isolation-container", "attack-surface-container"],
  },
  {
    heading: "3-III-1",
    block: "formula",
    begins: "Application_W =",
    entries: ["cycles-wasm", "formal-isolation-wasm"],
  },
  { heading: "3-III-1", block: "sentence", begins: "形式化优势证明", entries: ["attack-path-*", "no-bypass-wasm"] },
  { heading: "3-III-2", block: "formula", begins: "Density(T) =", entries: ["density-formula"] },
  {
    heading: "3-III-2",
    block: "formula",
    begins: "Density(VM) =",
    entries: ["density-vm", "density-container", "density-wasm"],
  },
  { heading: "3-III-2", block: "sentence", begins: "密度提升因子", entries: ["density-factor-*"] },
  { heading: "3-IV-1", block: "figure", begins: "业务需求隔离性>0.8?", entries: ["utility-tree-*", "utility-leaf-*"] },
  { heading: "3-IV-1", block: "formula", begins: "U(T) =", entries: ["utility-formula", "utility-weights"] },
  {
    heading: "3-IV-1",
    block: "sentence",
    begins: "计算结果",
    entries: ["utility-container", "utility-sandbox", "utility-wasm", "utility-order"],
  },
  {
    heading: "3-IV-2",
    block: "table",
    begins: "场景 | 安全权重 | 性能权重 | 成本权重",
    entries: ["scenario-weights-*", "scenario-score-*", "scenario-choice-*"],
  },
  { heading: "3-IV-2", block: "sentence", begins: "评分公式", entries: ["scenario-formula"] },
  {
    heading: "3-V-1",
    block: "formula",
    begins: "dC/dt =",
    entries: ["competition-equation-*", "competition-parameters-*"],
  },
  {
    heading: "3-V-1",
    block: "list",
    begins: "稳态解（2030 预测）：C* ≈ 0.22",
    entries: ["steady-state-container", "steady-state-sandbox", "steady-state-wasm"],
  },
  { heading: "3-V-1", block: "sentence", begins: "结论：三者长期共存", entries: ["steady-state-coexistence"] },
  { heading: "3-V-2", block: "formula", begins: "V_WASM =", entries: ["network-formula", "network-value-*"] },
  { heading: "3-V-2", block: "sentence", begins: "临界质量阈值", entries: ["network-critical-mass"] },
  { heading: "3-VI-1", block: "formula", begins: "∀s ∈ Sandbox, ∀m ∈ Module:", entries: ["invariant-wasm"] },
  {
    heading: "3-VI-1",
    block: "sentence",
    begins: "形式化验证结果",
    entries: ["verified-wasm", "violations-container"],
  },
  { heading: "3-VI-2", block: "formula", begins: "WASM启动: ∀t", entries: ["contract-startup-*"] },
  { heading: "3-VI-2", block: "sentence", begins: "违反惩罚", entries: ["contract-penalty"] },
  { heading: "3-VII-1", block: "formula", begins: "NPV(T) =", entries: ["npv-formula", "cash-flow-formula"] },
  {
    heading: "3-VII-1",
    block: "table",
    begins: "技术 | 初始投资 | 年 CF | NPV@10% | IRR | 投资回收期",
    entries: ["investment-inputs-*", "npv-container", "npv-kata", "npv-wasm", "irr-*", "payback-*"],
  },
  { heading: "3-VII-1", block: "sentence", begins: "结论：WASM 投资", entries: ["npv-highest", "investment-risk"] },
  { heading: "3-VII-2", block: "formula", begins: "Option_Value =", entries: ["option-*"] },
  {
    heading: "3-VIII",
    block: "formula",
    begins: "∀T ∈ {VM, Container, Sandbox, WASM}:",
    entries: ["theorem-1-startup", "theorem-1-isolation", "theorem-1-efficiency"],
  },
  { heading: "3-VIII", block: "sentence", begins: "状态：在去理想化条件下", entries: ["theorem-1-status"] },
  {
    heading: "3-VIII",
    block: "formula",
    begins: "∃t_c ∈ [2026, 2027]:",
    entries: ["theorem-2-readiness", "theorem-2-density", "theorem-2-date"],
  },
  { heading: "3-VIII", block: "sentence", begins: "状态：2026 年WASM", entries: ["theorem-2-status"] },
  { heading: "3-VIII", block: "formula", begins: "∀业务B:", entries: ["theorem-3-value", "theorem-3-rust"] },
  { heading: "3-VIII", block: "sentence", begins: "状态：WASM 业务价值实现", entries: ["theorem-3-status"] },
  { heading: "3-VIII", block: "formula", begins: "最优技术策略 =", entries: ["strategy-formula", "strategy-mix"] },
  { heading: "3-VIII", block: "sentence", begins: "行动纲领", entries: ["strategy-action"] },
];
