/** What instances hold, by target and view, as a markdown table in English. */
import type { MemorySeries } from "../records/memory-series.ts";
import { memoryFigures } from "./report/memory-figures.ts";
import { english } from "./report/messages/english.ts";
import { markdownOf } from "./report/tables/column.ts";
import { memoryColumns } from "./report/tables/memory-columns.ts";

/** One row for each series. */
export function memoryTable(all: readonly MemorySeries[]): string {
  return markdownOf(memoryColumns(english), memoryFigures(all));
}
