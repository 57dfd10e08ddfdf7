import type { Language } from "../../../wording.ts";
import { chinese } from "./chinese.ts";
import { english, type Messages } from "./english.ts";

const byLanguage: Readonly<Record<Language, Messages>> = { en: english, zh: chinese };

export function messagesOf(language: Language): Messages {
  return byLanguage[language];
}
