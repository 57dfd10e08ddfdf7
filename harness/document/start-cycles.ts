import type { StartupSeries } from "../records/startup-series.ts";
import type { Measured } from "./measurement.ts";
import { CONFIDENCE } from "./measurement.ts";
import { medianOf } from "./median-start.ts";

/**
 * Cycles per nanosecond between which the clock of any server or desktop CPU ran: 0.8 GHz is where common governors and
 * firmware let an idle x86 core rest, 6.2 GHz is the highest clock that a CPU was sold with (Intel Core i9-14900KS).
 */
const SLOWEST_CLOCK_GHZ = 0.8;
const FASTEST_CLOCK_GHZ = 6.2;

/**
 * The median CPU cycles of a start. Without hardware counters only CPU time is known, and the cycles lie somewhere
 * between what the slowest and the fastest plausible clock would have made of it: enough to refute an order of
 * magnitude that is far away, never to confirm one.
 */
export function startCycles({ cpu, layer }: StartupSeries): Measured {
  if (cpu === undefined) {
    return { observed: null, interval: null, why: "The CPU cost of these starts was not recorded." };
  }
  const measured = medianOf(cpu.sorted, CONFIDENCE);
  if (measured.interval === null) return { ...measured, observed: cpu.measure === "cycles" ? measured.observed : null };
  // An engine's daemon does the work outside the tree of the client that was started.
  const outside =
    layer === "runtime" ? {} : { openAbove: `The work that ${layer} does outside its client is not counted.` };
  if (cpu.measure === "cycles") return { ...measured, ...outside };
  const { low, high } = measured.interval;
  return {
    observed: null,
    interval: { low: low * SLOWEST_CLOCK_GHZ, high: high * FASTEST_CLOCK_GHZ },
    ...(cpu.measure === "waited-for"
      ? { openAbove: "CPU time of processes that nobody waited for is missing." }
      : outside),
    refutesOnly:
      `Cycles were not counted; CPU time at ${SLOWEST_CLOCK_GHZ} to ${FASTEST_CLOCK_GHZ} GHz only tells how few and ` +
      "how many they can have been.",
  };
}
