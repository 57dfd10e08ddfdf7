/**
 * What others published about the quantities that the document claims. Left out: what is only relative to another mode
 * of the same system, rates of starts, sizes of files, and what nobody could read in its source.
 */
import { containerFigures } from "./container.ts";
import type { PublishedFigure } from "./published-figure.ts";
import { sandboxFigures } from "./sandbox.ts";
import { vmFigures } from "./vm.ts";
import { wasmFigures } from "./wasm.ts";

export const publishedFigures: readonly PublishedFigure[] = [
  ...vmFigures,
  ...containerFigures,
  ...sandboxFigures,
  ...wasmFigures,
];
