/** Every statement of the document. */
import type { EntryClass, Topic } from "../../../document/register/entry.ts";
import type { Language } from "../../../wording.ts";
import { terms } from "./terms.ts";

const english = {
  heading: "Every statement of the document",
  lead:
    "Whatever of it carries a figure, an order or a comparison: whether a measurement, a recomputation or only data " +
    "from outside could tell, and what they told.",
  all: (count: number) => `All ${count} statements`,
  classes: { measured: "measured", computed: "computed", external: "external" } satisfies Record<EntryClass, string>,
  classMeanings: {
    measured: "A target can test it.",
    computed: "Its arithmetic or its logic can be redone from what is printed.",
    external: "Only data from outside could tell.",
  } satisfies Record<EntryClass, string>,
  /** Where an external statement stands. */
  external: "only outside data",
  topics: {
    ...terms.en.claimedMetrics,
    performance: "performance",
    cost: "cost",
    adoption: "adoption",
    value: "value",
    investment: "investment",
  } satisfies Record<Topic, string>,
  details: "Where it stands, and how it could be tested",
  conditions: "Conditions",
  judgedAs: "Judged as",
  columns: {
    printed: "Printed",
    standing: "Verdict",
    class: "Class",
    about: "About",
    section: "Section",
    howTested: "What could tell",
  },
};

const chinese: typeof english = {
  heading: "文档的每一条陈述",
  lead: "凡带有数字、次序或比较的陈述：用测量、用重算、还是只有外部数据才能判断，以及判断的结果。",
  all: (count) => `全部 ${count} 条`,
  classes: { measured: "可测量", computed: "可重算", external: "需外部数据" },
  classMeanings: {
    measured: "有目标可以检验它。",
    computed: "可由所印的内容重做其算术或逻辑。",
    external: "只有外部数据才能判断。",
  },
  external: "只待外部数据",
  topics: {
    ...terms.zh.claimedMetrics,
    performance: "性能",
    cost: "成本",
    adoption: "采用",
    value: "价值",
    investment: "投资",
  },
  details: "所在位置与检验方法",
  conditions: "条件",
  judgedAs: "按此说法判定",
  columns: {
    printed: "所印",
    standing: "判定",
    class: "类别",
    about: "关于",
    section: "章节",
    howTested: "何以判断",
  },
};

export const statements: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
