/**
 * All words of the formulas with measured inputs that are their own, not the document's: a file for each kind of part with
 * its languages side by side, as the report's are. What one lacks does not compile.
 */
import type { Language } from "../../../wording.ts";
import { punctuation } from "../../report/messages/punctuation.ts";
import { conversion } from "./conversion.ts";
import { cost } from "./cost.ts";
import { density } from "./density.ts";
import { scenarios } from "./scenarios.ts";
import { terms } from "./terms.ts";
import { tree } from "./tree.ts";
import { utility } from "./utility.ts";

export type FormulaMessages = ReturnType<typeof formulaMessagesOf>;

export function formulaMessagesOf(language: Language) {
  return {
    language,
    ...punctuation[language],
    ...terms[language],
    tree: tree[language],
    conversion: conversion[language],
    cost: cost[language],
    density: density[language],
    utility: utility[language],
    scenarios: scenarios[language],
  };
}
