import { external, figures, type RegisterEntry } from "../entry.ts";

const at = "2-VII";

/** Part 2, section VII. */
export const outlookRegister: readonly RegisterEntry[] = [
  external({
    id: "risk-lock-in",
    at,
    place: "反趋势因素, 生态锁定",
    of: ["container"],
    topic: "cost",
    printed: "Docker 生态庞大，迁移成本高",
    needs: { en: "What migrations from Docker have cost", zh: "从 Docker 迁移实际花费了多少" },
  }),
  external({
    id: "risk-skills",
    at,
    place: { en: "反趋势因素, 人才缺口 and 调试困难", zh: "反趋势因素, 人才缺口与调试困难" },
    of: ["wasm"],
    topic: "adoption",
    printed: "Rust/C++ WASM 开发者不足 … WASM 符号表与 Profiling 工具链不成熟",
    needs: {
      en: "Vacancies for such developers, and what debuggers and profilers support",
      zh: "此类开发者的职位空缺，以及调试器与性能分析器支持什么",
    },
  }),
  external({
    id: "risk-attack-surface",
    at,
    place: "反趋势因素, 安全疑虑",
    of: ["wasm"],
    topic: "isolation",
    printed: "新攻击面（WASM 运行时漏洞）",
    audit: ["no-attack-path", "tla-vs-risks"],
    needs: {
      en: "Published flaws of WebAssembly runtimes by which a module got out",
      zh: "已公布的、可使模块逃出的 WebAssembly 运行时漏洞",
    },
  }),
  external({
    id: "response-risk",
    at,
    place: "应对策略, 混合架构",
    topic: "cost",
    printed: "Kubernetes 统一编排，降低切换风险",
    needs: {
      en: "What migrations with and without one orchestrator have cost, the failed ones included",
      zh: "有与没有统一编排的迁移各花费多少，包括失败的",
    },
  }),
  external({
    id: "outlook-containers",
    at,
    place: "核心结论",
    of: ["container"],
    topic: "adoption",
    printed: "未来 5 年，容器不会消失",
    bound: figures("years", "5"),
    audit: ["containers-stay"],
    needs: { en: "Adoption of containers over the five years", zh: "五年间容器的采用率" },
  }),
  external({
    id: "outlook-new-workloads",
    at,
    place: "核心结论",
    of: ["wasm"],
    topic: "adoption",
    printed: "WASM 将吞噬80%以上的新增轻量计算 场景",
    bound: figures("share", "80%"),
    audit: ["new-workloads"],
    needs: {
      en: "What of the new lightweight workloads of each year runs on WebAssembly",
      zh: "每年新增的轻量工作负载中，有多少运行在 WebAssembly 上",
    },
  }),
  external({
    id: "outlook-functions-first",
    at,
    place: "核心结论",
    of: ["wasm", "container"],
    topic: "adoption",
    printed: "函数优先，容器为 辅",
    needs: { en: "What those who followed it gained over those who did not", zh: "照做者相对未照做者的所得" },
  }),
];
