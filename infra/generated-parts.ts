/** Parts of a markdown text that are generated, between `<!-- generated: NAME -->` and `<!-- end: NAME -->`. */

/**
 * @param parts the text to stand between the marks, by name.
 * @throws Error where the text has not both marks of a part.
 */
export function withGeneratedParts(text: string, parts: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [name, part] of Object.entries(parts)) {
    const [begin, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
    const from = result.indexOf(begin);
    const to = result.indexOf(end);
    if (from < 0 || to < from) throw new Error(`The text has no "${begin}" with "${end}" after it.`);
    result = `${result.slice(0, from + begin.length)}\n\n${part.trim()}\n\n${result.slice(to)}`;
  }
  return result;
}
