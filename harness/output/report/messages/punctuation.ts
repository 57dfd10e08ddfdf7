/** What stands between words. */
import type { Language } from "../../../wording.ts";

const english = {
  listSeparator: ", ",
  groupSeparator: "; ",
  colon: ": ",
  stop: ". ",
  /** Behind a full stop. */
  sentenceSeparator: " ",
};

const chinese: typeof english = {
  listSeparator: "、",
  groupSeparator: "；",
  colon: "：",
  stop: "。",
  sentenceSeparator: "",
};

export const punctuation: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
