import type { Language } from "../../../wording.ts";
import { chinese } from "./chinese.ts";
import { english, type FormulaMessages } from "./english.ts";

const byLanguage: Readonly<Record<Language, FormulaMessages>> = { en: english, zh: chinese };

export function formulaMessagesOf(language: Language): FormulaMessages {
  return byLanguage[language];
}
