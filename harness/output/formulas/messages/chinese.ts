import type { FormulaMessages } from "./english.ts";

export const chinese: FormulaMessages = {
  language: "zh",
  listSeparator: "、",
  groupSeparator: "；",
  sentenceSeparator: "",
  verdicts: {
    supported: "成立",
    contradicted: "不成立",
    inconclusive: "尚无定论",
    "not-comparable": "不可比",
    unmeasured: "未测量",
  },

  printed: "所印",
  inOneProcess: (name) => `${name}，同一进程内`,
  atMost: "至多",
  to: (low, high) => `${low} 至 ${high}`,
  orMore: (low) => `${low} 以上`,
  undecided: "未定",
  notMeasured: (missing) => `未测量：${missing}。`,

  tree: {
    startWithin: (limit) => `在 ${limit} 之内启动`,
    startsPerSecond: (least, limit) => `每秒启动 ${least} 次，即逐个启动时每次在 ${limit} 之内`,
    emulated: "（模拟：至多）",
    noFigure: "– 未要求任何数字",
    asked: (printed, asks) => `${printed}（${asks}）`,
    noAnswer: (questions) => `没有测量能回答它的任何问题：${questions}。`,
    leaves: (leaves) => `它的所有叶都保持开放：${leaves}。`,
    eachFollowed: (questions) => `没有测量能回答，因此每个回答都继续走下去：${questions}。`,
    asksFor: (question, answer, demand, given) => `${question} ${answer}：要求${demand}。此处启动的中位数：${given}。`,
    columns: ["回答", "推荐", "此处能否满足", "另可由"],
  },

  conversion: {
    lead: (loss) =>
      `启动延迟每超过 1ms，业务转化率下降 ${loss}：启动超出契约界限的部分所损失的转化份额，每毫秒取剩余部分的份额` +
      "（括号内：取原转化率的份额）。契约本身在上文以精确的二项界判定。",
    columns: ["目标", "层次", "界限", "按时", "中位启动，%", "每 20 次中较慢的一次，%", "平均，%", ""],
    inTime: (within, starts) => `${starts} 次中 ${within} 次`,
    tooFewStarts: "启动太少",
  },

  cost: {
    lead:
      "系数所缩放的各项成本没有印出，因此 TCO 以比值表示，涵盖成本在基础设施、运维与安全损失之间的每一种划分，" +
      "并以实测的密度倍数代替密度系数；另列出在全部划分中，有多大份额确实更便宜。",
    columns: ["", "依据", "密度系数", "TCO", "更便宜", ""],
    alsoInOneProcess: "… 同一进程内",
    emulated: "模拟：至少",
    case: (name, reduction) =>
      `${name}：在全部划分中，有多大份额达到“TCO 降低 ${reduction}”（电商大促），以及其他各项如何改变比值。`,
    reachedIn: "达到的份额",
    infrastructureIs: (share) => `基础设施占成本 ${share}`,
    meanOverSplits: "对成本全部划分的平均",
    meanOverCoefficient: (coefficient, low, high) => `平均，${coefficient}从 ${low} 到 ${high}`,
  },

  density: {
    lead: (node) =>
      "Density(T) = (N × (1 − Overhead(T))) / R。文档的 N = 100 没有单位；此处指内存" +
      `${node === undefined ? "" : `，本机为 ${node}`}。` +
      "Overhead：第一个实例之前就已占去的份额。R：每多一个空闲实例的占用，一按各进程的 PSS（不含内核部分），" +
      "一按主机减少的量（MemAvailable，也含期间发生的其他变动）。",
    columns: ["T", "依据", "1 − Overhead", "R（N = 100）", "Density(T) [95 %]"],
    tooFewReadings: "读数太少",
    atMost: (need) => `至多 ${need}`,
    emulated: (targets) => `CPU 为模拟，真实硬件容纳更多：${targets}。`,
    inOneProcess: (targets) => `同处一个进程，仅由语言运行时隔离：${targets}。`,
    loss: (target, range, kinds) => `${target} ${range}（工作类别：${kinds}）`,
    asLoss: (losses) => `若理解为性能损耗，则 1 − Overhead 为 ${losses}，其密度应乘以此值。`,
    factorsLead: "各对目标的密度倍数及其 95 % 区间的两端；按密度递增：以同时存活的数量计。",
    factor: "倍数",
    byView: (view) => `按 ${view}`,
    byRamps: "按密度递增",
    endedByPlan: "因计划而止",
  },

  utility: {
    unknown: (order, share, others) =>
      `在 0 到 1 的全部取值中，${order} 由所印权重推出的份额为 ${share}，六种次序各为 ${others}：` +
      "权重本身并不偏向任何一种。U(WASM) > U(Container) 成立的条件是 " +
      "0.3 ·（WASM 在性能上的领先）+ 0.4 ·（安全）+ 0.3 ·（成本）> 0。",
    known: ({ pairs, share, wasmOverContainer, lead }) =>
      `代入实测性能（容器与 WebAssembly 运行时做同样的工作，${pairs} 对）：在其余全部取值中，` +
      `该次序的份额为 ${share}，U(WASM) > U(Container) 的份额为 ${wasmOverContainer}；` +
      `条件是 0.4 ·（安全上的领先）+ 0.3 ·（成本上的领先）> ${lead}。`,
  },

  scenarios: {
    lead: "在 0 到 1 的全部取值中，每个推荐由其所在行的权重推出的份额：",
    columns: ["", "安全、性能、成本", "推荐", "取值全部未知", "代入实测性能"],
    together: (share, low, high, draws) =>
      `五个推荐由同一组取值同时推出：${share} [${low}, ${high}]，以固定种子抽取 ${draws} 次计数`,
    withMeasured: (share) => `代入实测性能为 ${share}`,
    stop: "。",
  },
};
