/** What holds of a text in two languages, whatever it says. */
import { expect } from "vitest";
import type { ClaimVerdict } from "../document/verdict.ts";
import type { Wording } from "../wording.ts";

/** Figures, without the separators that could end a sentence. */
function figures(text: string): string[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).toSorted();
}

/** Three English words on end are a sentence; names, commands and formulas have fewer. */
const ENGLISH = /(?<![\w/.-])[a-z']{2,} (?:[a-z']+,? )+[a-z']{2,}(?![\w/-])/;

/** Text in a Chinese report that nobody translated; undefined where there is none. @param cited what is not ours to translate */
export function untranslated(chinese: string, cited: readonly (string | RegExp)[] = []): string | undefined {
  const own = cited.reduce<string>((text, citation) => text.replaceAll(toGlobal(citation), ""), chinese);
  return ENGLISH.exec(own)?.[0];
}

function toGlobal(pattern: string | RegExp): string | RegExp {
  return typeof pattern === "string" ? pattern : new RegExp(pattern.source, `${pattern.flags.replace("g", "")}g`);
}

/** The same figures in both, and no English left in the Chinese. */
export function expectTranslated({ en, zh }: Wording, cited: readonly (string | RegExp)[] = []): void {
  expect(figures(zh), `${en}\n${zh}`).toEqual(figures(en));
  expect(untranslated(zh, cited), zh).toBeUndefined();
  if (ENGLISH.test(en) && en !== zh) expect(zh).toMatch(/\p{Script=Han}/u);
}

/** Every reason of a verdict, and the names of what it rests on. */
export function expectToldInChinese({ why, targets }: ClaimVerdict, cited: readonly (string | RegExp)[] = []): void {
  expectTranslated(why, cited);
  for (const target of targets) {
    expectTranslated(target.why, cited);
    expectTranslated(target.target, cited);
  }
}
