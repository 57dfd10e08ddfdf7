/** What each part of the formulas says, for the terminal and for markdown, in English. */
import type { FormulaPart } from "../../document/measured/formula-parts.ts";
import { conversionBlocks } from "./conversion-blocks.ts";
import { costBlocks } from "./cost-blocks.ts";
import { densityBlocks } from "./density-blocks.ts";
import { type FormulaBlock, text } from "./formula-block.ts";
import { scenarioBlocks, utilityBlocks } from "./merit-blocks.ts";
import { treeBlocks } from "./tree-blocks.ts";

function blocksOf(part: FormulaPart): FormulaBlock[] {
  switch (part.kind) {
    case "tree":
      return treeBlocks(part);
    case "cost":
      return costBlocks(part);
    case "density":
      return densityBlocks(part);
    case "utility":
      return utilityBlocks(part);
    case "scenarios":
      return scenarioBlocks(part);
    case "conversion":
      return conversionBlocks(part);
  }
}

/** What is missing comes last. */
export function formulaBlocks(part: FormulaPart): FormulaBlock[] {
  const { missing } = part;
  return [...blocksOf(part), ...(missing.length === 0 ? [] : [text(`Not measured: ${missing.join("; ")}.`)])];
}
