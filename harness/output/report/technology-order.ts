import type { Technology } from "../../../drivers/types.ts";

const technologyOrder: readonly Technology[] = ["process", "wasm", "container", "sandbox", "vm"];

/** From the least isolation to the most; within a technology as they come. */
export function inOrder<One extends { readonly technology: Technology }>(all: readonly One[]): One[] {
  return all.toSorted((a, b) => technologyOrder.indexOf(a.technology) - technologyOrder.indexOf(b.technology));
}
