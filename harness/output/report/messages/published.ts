/** What others published, beside the claims. */
import type { Comparability, PublishedFigure } from "../../../document/published/published-figure.ts";
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Published by others",
  comparabilities: {
    alike: "the same thing",
    part: "a part of it",
    more: "more than it",
    other: "another thing",
  } satisfies Record<Comparability, string>,
  bases: {
    primary: "source read",
    abstract: "abstract read",
    secondary: "cited by others",
  } satisfies Record<PublishedFigure["basis"], string>,
  derived: "computed from it",
  product: "Product",
  value: "Value",
  relation: "Beside the claim",
  definition: "What it is a figure of, where, and by whom",
};

const chinese: typeof english = {
  heading: "他人发表的数字",
  comparabilities: { alike: "同一事物", part: "只是其中一部分", more: "还含其他部分", other: "另一事物" },
  bases: { primary: "已读原文", abstract: "已读摘要", secondary: "转引" },
  derived: "由其数据算出",
  product: "产品",
  value: "数值",
  relation: "与说法的关系",
  definition: "含义、环境与出处",
};

export const published: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
