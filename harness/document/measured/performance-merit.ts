/** Performance(T) of the document's utilities, as far as runs measured it. */
import { median } from "simple-statistics";
import type { PerformanceSeries } from "../../records/performance-series.ts";
import { labelled } from "../labelled.ts";
import { type ClaimedTechnology, technologies } from "../printed/technologies.ts";
import type { Wording } from "../../wording.ts";

/**
 * Work per second over that of a plain process in the same block, 1 where nothing is lost or it is faster: of what is
 * measured, the one thing that has the scale from 0 to 1 which a merit needs. By kind of work, since there is no single
 * one.
 */
export interface PerformanceMerit {
  readonly target: Wording;
  readonly technology: ClaimedTechnology;
  readonly work: string;
  readonly merit: number;
}

function isClaimed(technology: string): technology is ClaimedTechnology {
  return technologies.some((one) => one === technology);
}

/** As few blocks say nothing of a median. */
const FEWEST_PAIRS = 6;

/**
 * Of real hardware and of sandboxes that are processes; the work itself, not further builds of it. Not of requests: they
 * come at a fixed rate, and a latency is no work per second.
 */
export function performanceMerits(all: readonly PerformanceSeries[]): PerformanceMerit[] {
  const usable = all.filter(
    ({ layer, accelerated, workload, baseline, kind, pairs }) =>
      layer !== "in-process" &&
      accelerated &&
      workload === baseline &&
      kind !== "requests" &&
      pairs.length >= FEWEST_PAIRS,
  );
  return [...Map.groupBy(usable, ({ workload }) => workload)].flatMap(([work, those]) =>
    labelled(those).flatMap(({ series: { technology, pairs }, label }) =>
      isClaimed(technology)
        ? [
            {
              target: label,
              technology,
              work,
              merit: Math.min(1, median(pairs.map(({ ns, baselineNs }) => baselineNs / ns))),
            },
          ]
        : [],
    ),
  );
}
