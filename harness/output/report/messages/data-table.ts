/** The controls of a table that can be filtered and sorted. */
import type { Language } from "../../../wording.ts";

const english = {
  filter: "Filter",
  verdict: "Verdict",
  allVerdicts: "all verdicts",
  sortBy: "Sort by",
  asListed: "as listed",
  descending: "Descending",
  shown: "Shown: {shown} of {all}",
  more: "More",
};

const chinese: typeof english = {
  filter: "筛选",
  verdict: "判定",
  allVerdicts: "全部判定",
  sortBy: "排序",
  asListed: "原有顺序",
  descending: "降序",
  shown: "显示 {shown} / {all}",
  more: "更多",
};

export const table: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
