/** The terminal's view of the document's formulas with measured inputs. */
import { type InspectColor, styleText } from "node:util";
import stringWidth from "string-width";
import type { FormulaPart } from "../../document/measured/formula-parts.ts";
import { headingOf, sections } from "../../document/printed/sections.ts";
import { alignRow, columnWidths } from "../columns.ts";
import { printable } from "../printable.ts";
import type { ReportLook } from "../verdict-report.ts";
import { wrap } from "../wrap.ts";
import type { FormulaBlock } from "./formula-block.ts";
import { formulaBlocks } from "./formula-blocks.ts";
import type { Language } from "../../wording.ts";

const NARROWEST = 48;
const WIDEST = 120;
const INDENT = "    ";

/** Aligned where it fits; else a row takes a line for each cell that says something, named by its column. */
function tableLines(rows: readonly (readonly string[])[], width: number): string[] {
  const shown = rows.map((row) => row.map(printable));
  const widths = columnWidths(shown);
  const aligned = shown.map((row) => alignRow(row, widths));
  if (aligned.every((line) => stringWidth(line) <= width)) return aligned;
  const [head = [], ...others] = shown;
  return others.flatMap(([first = "", ...cells]) => [
    ...wrap(first, width),
    ...cells.flatMap((cell, position) => {
      const name = head[position + 1] ?? "";
      return cell === "" || cell === "–"
        ? []
        : wrap(name === "" ? cell : `${name}: ${cell}`, width - 2).map((line) => `  ${line}`);
    }),
  ]);
}

function blockLines(block: FormulaBlock, width: number): string[] {
  return block.kind === "text" ? wrap(printable(block.text), width) : tableLines(block.rows, width);
}

const title = "What the document's formulas give with measured inputs";

/** @param heading none where what it stands in has one. */
export function formulaReport(
  parts: readonly FormulaPart[],
  { columns, color }: ReportLook,
  heading: string = title,
  language: Language = "en",
): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns ?? WIDEST));
  const paint = (style: InspectColor | InspectColor[], line: string): string =>
    color ? styleText(style, line, { validateStream: false }) : line;
  const lines = parts.flatMap((part) => [
    ...wrap(`${part.at}  ${headingOf(sections[part.at])}`, width).map((line) => paint("underline", line)),
    ...formulaBlocks(part, language)
      .flatMap((block) => blockLines(block, width - INDENT.length))
      .map((line) => INDENT + line),
    "",
  ]);
  const head = heading === "" ? [] : [...wrap(heading, width).map((line) => paint("bold", line)), ""];
  return [...head, ...lines].join("\n");
}
