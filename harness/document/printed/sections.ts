/**
 * The document's headings, by part and number: what a claim, an entry of the register or an item of the audit belongs
 * to, and how text refers to it.
 */

const parts = {
  1: "虚拟化 → 容器化 → 沙盒化 →WASM：软件架构的演进与多维分析",
  2: "虚拟化 →WASM 演进：应用·业务·趋势深度分析模型",
  3: "虚拟化 →WASM 技术演进的形式化论证框架",
} as const;

/**
 * Every section that states a figure, an order or a comparison of startup, memory, density, performance, isolation,
 * cost, adoption, value or investment, in the order of the document.
 */
export const sections = {
  "1-I": `${parts[1]} / 一、技术层次体系架构（四层演进模型）`,
  "1-II": `${parts[1]} / 二、多维技术对比矩阵`,
  "1-III-1": `${parts[1]} / 三、业务应用架构映射关系 / 1. 技术层 → 架构层映射`,
  "1-IV": `${parts[1]} / 四、知识图谱构建`,
  "1-V": `${parts[1]} / 五、思维导图全景架构`,
  "1-VI-2": `${parts[1]} / 六、核心架构模型论证 / 2. C4 模型适配性分析`,
  "1-VII-1": `${parts[1]} / 七、性能与效率实证数据 / 1. Kuasar 沙箱管理器性能表现`,
  "1-VII-2": `${parts[1]} / 七、性能与效率实证数据 / 2. 各技术层开销对比`,
  "1-VIII": `${parts[1]} / 八、演进路径与决策树`,
  "1-X": `${parts[1]} / 十、实施路线图`,
  "2-I-1": `${parts[2]} / 一、应用架构演进分析（四层穿透模型） / 1. 应用层穿透式演进矩阵`,
  "2-I-2": `${parts[2]} / 一、应用架构演进分析（四层穿透模型） / 2. 应用启动范式迁移`,
  "2-II-1": `${parts[2]} / 二、业务价值定量论证模型 / 1. 成本效益分析模型`,
  "2-II-2": `${parts[2]} / 二、业务价值定量论证模型 / 2. 业务敏捷性评估`,
  "2-III-1": `${parts[2]} / 三、未来趋势预测模型 / 1. 技术成熟度 S 曲线模型`,
  "2-III-2": `${parts[2]} / 三、未来趋势预测模型 / 2. 驱动力-阻力矩阵（预测 2026-2030）`,
  "2-IV-1": `${parts[2]} / 四、未来架构模型推演 / 1. 2026 年主流架构模型：混合沙箱中台`,
  "2-IV-2": `${parts[2]} / 四、未来架构模型推演 / 2. 2028 年颠覆模型：WASM 原生云`,
  "2-V-1": `${parts[2]} / 五、业务场景演进预测 / 1. 场景化渗透率预测（2025-2030）`,
  "2-V-2": `${parts[2]} / 五、业务场景演进预测 / 2. 商业模式颠覆预测`,
  "2-VI": `${parts[2]} / 六、决策树与行动建议`,
  "2-VII": `${parts[2]} / 七、风险与反论`,
  "3-I-1": `${parts[3]} / 一、技术生态成熟度定量评估（Gartner 模型量化） / 1. 技术成熟度与生态健康度矩阵`,
  "3-I-2": `${parts[3]} / 一、技术生态成熟度定量评估（Gartner 模型量化） / 2. 生态组件依赖图谱`,
  "3-II-1": `${parts[3]} / 二、技术趋势形式化模型（Adoption S-curve 微分方程） / 1. 技术渗透率动力学模型`,
  "3-II-2": `${parts[3]} / 二、技术趋势形式化模型（Adoption S-curve 微分方程） / 2. 技术演进马尔可夫链模型`,
  "3-III-1": `${parts[3]} / 三、形式化论证框架（基于 λ 演算与进程代数） / 1. 应用架构形式化定义`,
  "3-III-2": `${parts[3]} / 三、形式化论证框架（基于 λ 演算与进程代数） / 2. 资源效率形式化度量`,
  "3-IV-1": `${parts[3]} / 四、业务价值形式化论证（决策树与效用理论） / 1. 业务决策树（期望效用最大化）`,
  "3-IV-2": `${parts[3]} / 四、业务价值形式化论证（决策树与效用理论） / 2. 业务场景适配性矩阵（加权评分）`,
  "3-V-1": `${parts[3]} / 五、未来趋势预测的形式化模型 / 1. 技术融合微分方程组（Lotka-Volterra 竞争模型）`,
  "3-V-2": `${parts[3]} / 五、未来趋势预测的形式化模型 / 2. 生态系统网络效应模型（Metcalfe 定律扩展）`,
  "3-VI-1": `${parts[3]} / 六、架构决策的形式化验证（TLA+规范） / 1. 系统正确性验证`,
  "3-VI-2": `${parts[3]} / 六、架构决策的形式化验证（TLA+规范） / 2. 性能契约形式化`,
  "3-VII-1": `${parts[3]} / 七、战略投资决策模型（NPV 与实物期权） / 1. 技术投资净现值（NPV）对比`,
  "3-VII-2": `${parts[3]} / 七、战略投资决策模型（NPV 与实物期权） / 2. 实物期权价值（延迟投资选择权）`,
  "3-VIII": `${parts[3]} / 八、全面论证结论（形式化定理）`,
} as const;

export type SectionCode = keyof typeof sections;

/** The part and number under which text refers to a heading; the heading itself where it is none of them. */
export function sectionCodeOf(section: string): string {
  return Object.entries(sections).find(([, heading]) => heading === section)?.[0] ?? section;
}

/** The document's headings without the part that they stand in. */
export function headingOf(section: string): string {
  return section.split(" / ").slice(1).join(" / ");
}
