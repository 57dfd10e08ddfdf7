/** What a part of the formulas says, before it is known how wide a line is. */

export interface TextBlock {
  readonly kind: "text";
  readonly text: string;
}

export interface TableBlock {
  readonly kind: "table";
  /** The first row is the head. */
  readonly rows: readonly (readonly string[])[];
}

export type FormulaBlock = TextBlock | TableBlock;

export function text(sentences: string): TextBlock {
  return { kind: "text", text: sentences };
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  return { kind: "table", rows: [head, ...rows] };
}
