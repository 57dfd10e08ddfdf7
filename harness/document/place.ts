/** Where in the document a statement stands, below its heading. */
import type { Wording } from "../wording.ts";

/** A cell of a table. */
export function cellOf(row: string, column: string): Wording {
  return { en: `row ${row}, column ${column}`, zh: `“${row}”行，“${column}”列` };
}

export function rowOf(row: string): Wording {
  return { en: `row ${row}`, zh: `“${row}”行` };
}

export function columnOf(column: string): Wording {
  return { en: `column ${column}`, zh: `“${column}”列` };
}
