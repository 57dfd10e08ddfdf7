import { chinese } from "./chinese.ts";
import { english, type Messages } from "./english.ts";

export const reportLanguages = ["en", "zh"] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

const byLanguage: Readonly<Record<ReportLanguage, Messages>> = { en: english, zh: chinese };

export function messagesOf(language: ReportLanguage): Messages {
  return byLanguage[language];
}
