/** Memory as every format of the report tells it. */
import { memoryFit, type MemoryFit } from "../../records/memory-fit.ts";
import type { MemorySeries } from "../../records/memory-series.ts";
import { inOrder } from "./technology-order.ts";

export interface MemoryFigures {
  readonly series: MemorySeries;
  readonly fit: MemoryFit;
}

/** By technology, and in it as they were taken. */
export function memoryFigures(all: readonly MemorySeries[]): MemoryFigures[] {
  return inOrder(all).map((series) => ({ series, fit: memoryFit(series) }));
}
