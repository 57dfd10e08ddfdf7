import type { Wording } from "../../wording.ts";

/** Where a cell of one of the document's tables stands. */
export function cellOf(row: string, column: string): Wording {
  return { en: `row ${row}, column ${column}`, zh: `“${row}”行，“${column}”列` };
}
