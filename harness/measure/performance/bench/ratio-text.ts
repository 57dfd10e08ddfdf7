import { median } from "simple-statistics";
import { bootstrapMedian } from "../../../stats/bootstrap-median.ts";

/** The median of ratios, with its 95 % interval where there are enough. */
export function ratioText(ratios: readonly number[]): string {
  const interval = bootstrapMedian(ratios, 0.95);
  const bounds = interval === undefined ? "" : ` [${interval.low.toFixed(4)}, ${interval.high.toFixed(4)}]`;
  return median([...ratios]).toFixed(4) + bounds;
}
