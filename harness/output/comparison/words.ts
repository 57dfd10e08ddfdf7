/** Sentences in which text from runtimes, plans and result files stays apart, so that every format can set it apart. */
import { printable } from "../printable.ts";
import { cellParts, type Foreign, joined } from "../report/tables/column.ts";

export type Words = readonly (string | Foreign)[];

export function foreign(text: string): Words {
  return [{ foreign: text }];
}

/** Only what is {@link foreign} or words already is put in as such; text and numbers are our own. */
export function words(template: TemplateStringsArray, ...values: readonly (string | number | Words)[]): Words {
  return template.flatMap((part, index) => {
    const value = values[index];
    if (value === undefined) return [part];
    return typeof value === "object" ? [part, ...value] : [part, String(value)];
  });
}

export function joinedWords(all: readonly Words[], separator: string): Words {
  return cellParts(joined(all, separator));
}

/** For a terminal, and whatever is no markup. */
export function plainText(all: Words): string {
  return printable(all.map((part) => (typeof part === "string" ? part : part.foreign)).join(""));
}
