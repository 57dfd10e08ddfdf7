/** Startup by target as a markdown table in English. */
import type { StartupSeries } from "../records/startup-series.ts";
import { messagesOf } from "./report/messages/messages-of.ts";
import { startupFigures } from "./report/startup-figures.ts";
import { markdownOf } from "./report/tables/column.ts";
import { startupColumns } from "./report/tables/startup-columns.ts";

/** One row for each series, by technology and then by median. */
export function startupTable(all: readonly StartupSeries[]): string {
  return markdownOf(startupColumns(messagesOf("en")), startupFigures(all));
}
