/** Over the formulas, whose own words are in `output/formulas/messages`. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "The document's formulas, with measured inputs",
  lead: "What its formulas and decision trees give here, and which measurements they lack; nothing stands in for those.",
};

const chinese: typeof english = {
  heading: "代入实测值的文档公式",
  lead: "文档的公式与决策树在这里给出什么，还缺哪些测量；缺少的不作任何替代。",
};

export const formulas: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
