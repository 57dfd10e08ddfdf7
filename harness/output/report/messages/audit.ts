/** The document's own arithmetic. */
import type { Language } from "../../../wording.ts";

const english = {
  heading: "The document's own arithmetic",
  lead:
    "Every printed result redone from what the document prints; nothing is measured for it. Sections are named by " +
    "part and number: 1-VII-2 is part 1, section 七, 2.",
  all: (count: number) => `All ${count} results`,
  why: "Why",
  columns: {
    verdict: "Verdict",
    section: "Section",
    printed: "Printed",
    recomputed: "Recomputed",
  },
};

const chinese: typeof english = {
  heading: "文档自身的算术",
  lead: "用文档印出的输入重算每一个印出的结果；不涉及任何测量。章节按部分与编号标示：1-VII-2 即第一部分第七节之 2。",
  all: (count) => `全部 ${count} 项`,
  why: "说明",
  columns: {
    verdict: "判定",
    section: "章节",
    printed: "所印",
    recomputed: "复算",
  },
};

export const audit: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
