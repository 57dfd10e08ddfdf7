/**
 * HTML from templates in which every interpolated value is text: escaped, with control characters and bidirectional
 * overrides made visible. Only what is {@link Html} already is put in as it stands.
 */
import { printable } from "../../printable.ts";

/** Markup that may be put into a page as it is. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template takes; what is absent or false leaves no trace, so that parts can be made conditional with `&&`. */
export type Content = Html | string | number | false | undefined | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function markupOf(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Html) return content.markup;
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return content.map(markupOf).join("");
}

/** Templates with their indentation taken out, which a browser would make one space of; each is told many times. */
const outdented = new WeakMap<TemplateStringsArray, readonly string[]>();

function partsOf(template: TemplateStringsArray): readonly string[] {
  const known = outdented.get(template);
  if (known !== undefined) return known;
  const parts = template.map((part) => part.replace(/\n\s+/g, "\n"));
  outdented.set(template, parts);
  return parts;
}

/** Values may stand between tags and within double-quoted attributes; never in scripts, styles or attribute names. */
export function html(template: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(
    partsOf(template)
      .map((part, index) => part + markupOf(values[index]))
      .join(""),
  );
}
