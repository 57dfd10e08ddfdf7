/** Markdown from text that may come from anywhere. */
import { printable } from "./printable.ts";

/** Text in which nothing is markup, link, mention or HTML: a code span, in which only its own fence has a meaning. */
export function codeSpan(text: string): string {
  return `\`${printable(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** @param cells are markdown already: what is not our own must have gone through {@link codeSpan}. */
export function markdownTable(head: readonly string[], cells: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...cells.map(row), ""].join("\n");
}
