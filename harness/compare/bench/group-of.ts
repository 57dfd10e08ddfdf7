import type { Series } from "../series.ts";

/** Series of one kind, whatever their target: `startup warm ×10`. */
export function groupOf({ metric, parameters, workload }: Series): string {
  const { cache, concurrency, view } = parameters;
  if (cache !== undefined) return `${metric} ${cache} ×${concurrency}`;
  return [metric, view ?? (metric === "performance" ? workload : "")].join(" ").trim();
}
