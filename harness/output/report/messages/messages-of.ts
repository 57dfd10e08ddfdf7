/**
 * All words of the report that are its own, a file for each section with its languages side by side: what one lacks does
 * not compile. Not in here: the document's printed words, which are shown as printed, and what the document layer says
 * of them, which brings its wording in every language.
 */
import type { Language } from "../../../wording.ts";
import { audit } from "./audit.ts";
import { claims } from "./claims.ts";
import { table } from "./data-table.ts";
import { density } from "./density.ts";
import { documentTables } from "./document-tables.ts";
import { formulas } from "./formulas.ts";
import { gaps } from "./gaps.ts";
import { host } from "./host.ts";
import { isolation } from "./isolation.ts";
import { layering } from "./layers.ts";
import { memory } from "./memory.ts";
import { page } from "./page.ts";
import { performance } from "./performance.ts";
import { published } from "./published.ts";
import { punctuation } from "./punctuation.ts";
import { reading } from "./reading.ts";
import { reproduce } from "./reproduce.ts";
import { startup } from "./startup.ts";
import { statements } from "./statements.ts";
import { summary } from "./summary.ts";
import { terms } from "./terms.ts";
import { verdicts } from "./verdicts.ts";

export type Messages = ReturnType<typeof messagesOf>;

export function messagesOf(language: Language) {
  return {
    language,
    ...page[language],
    ...punctuation[language],
    ...terms[language],
    ...verdicts[language],
    table: table[language],
    summary: summary[language],
    published: published[language],
    documentTables: documentTables[language],
    claims: claims[language],
    startup: startup[language],
    layering: layering[language],
    memory: memory[language],
    density: density[language],
    performance: performance[language],
    isolation: isolation[language],
    gaps: gaps[language],
    formulas: formulas[language],
    audit: audit[language],
    statements: statements[language],
    host: host[language],
    reproduce: reproduce[language],
    reading: reading[language],
  };
}
