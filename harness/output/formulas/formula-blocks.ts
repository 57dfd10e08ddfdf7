/** What each part of the formulas says, for every format. */
import type { FormulaPart } from "../../document/measured/formula-parts.ts";
import { conversionBlocks } from "./conversion-blocks.ts";
import { costBlocks } from "./cost-blocks.ts";
import { densityBlocks } from "./density-blocks.ts";
import { type FormulaBlock, text } from "./formula-block.ts";
import { scenarioBlocks, utilityBlocks } from "./merit-blocks.ts";
import { treeBlocks } from "./tree-blocks.ts";
import { clauses, type Language } from "../../wording.ts";
import { type FormulaMessages, formulaMessagesOf } from "./messages/messages-of.ts";

function blocksOf(part: FormulaPart, messages: FormulaMessages): FormulaBlock[] {
  switch (part.kind) {
    case "tree":
      return treeBlocks(part, messages);
    case "cost":
      return costBlocks(part, messages);
    case "density":
      return densityBlocks(part, messages);
    case "utility":
      return utilityBlocks(part, messages);
    case "scenarios":
      return scenarioBlocks(part, messages);
    case "conversion":
      return conversionBlocks(part, messages);
  }
}

/** What is missing comes last. */
export function formulaBlocks(part: FormulaPart, language: Language): FormulaBlock[] {
  const messages = formulaMessagesOf(language);
  const { missing } = part;
  return [
    ...blocksOf(part, messages),
    ...(missing.length === 0 ? [] : [text(messages.notMeasured(clauses(missing)[language]))]),
  ];
}
