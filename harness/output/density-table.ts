/** How many instances lived at once, by target, as a markdown table in English. */
import type { DensityRamp } from "../records/density-series.ts";
import type { MemorySeries } from "../records/memory-series.ts";
import { densityFigures } from "./report/density-figures.ts";
import { english } from "./report/messages/english.ts";
import { markdownOf } from "./report/tables/column.ts";
import { densityColumns } from "./report/tables/density-columns.ts";

/** One row for each ramp. */
export function densityTable(ramps: readonly DensityRamp[], memory: readonly MemorySeries[]): string {
  return markdownOf(densityColumns(english), densityFigures(ramps, memory));
}
