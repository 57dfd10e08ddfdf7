import type { StartupSeries } from "../records/startup-series.ts";
import type { Measured } from "./measurement.ts";
import { CONFIDENCE } from "./measurement.ts";
import { medianOf } from "./median-start.ts";
import { layerNames } from "./layer-names.ts";
import type { Wording } from "../wording.ts";

/**
 * Cycles per nanosecond between which the clock of any server or desktop CPU ran: 0.8 GHz is where common governors and
 * firmware let an idle x86 core rest, 6.2 GHz is the highest clock that a CPU was sold with (Intel Core i9-14900KS).
 */
const SLOWEST_CLOCK_GHZ = 0.8;
const FASTEST_CLOCK_GHZ = 6.2;

const notRecorded: Wording = {
  en: "The CPU cost of these starts was not recorded.",
  zh: "没有记录这些启动的 CPU 开销。",
};
const notWaitedFor: Wording = {
  en: "CPU time of processes that nobody waited for is missing.",
  zh: "缺少未被等待的进程的 CPU 时间。",
};

/**
 * The median CPU cycles of a start. Without hardware counters only CPU time is known, and the cycles lie somewhere
 * between what the slowest and the fastest plausible clock would have made of it: enough to refute an order of
 * magnitude that is far away, never to confirm one.
 */
export function startCycles({ cpu, layer }: StartupSeries): Measured {
  if (cpu === undefined) {
    return { observed: null, interval: null, why: notRecorded };
  }
  const measured = medianOf(cpu.sorted, CONFIDENCE);
  if (measured.interval === null) return { ...measured, observed: cpu.measure === "cycles" ? measured.observed : null };
  // An engine's daemon does the work outside the tree of the client that was started.
  const outside =
    layer === "runtime"
      ? {}
      : {
          openAbove: {
            en: `The work that ${layer} does outside its client is not counted.`,
            zh: `${layerNames[layer].zh} 在其客户端之外所做的工作没有计入。`,
          },
        };
  if (cpu.measure === "cycles") return { ...measured, ...outside };
  const { low, high } = measured.interval;
  return {
    observed: null,
    interval: { low: low * SLOWEST_CLOCK_GHZ, high: high * FASTEST_CLOCK_GHZ },
    ...(cpu.measure === "waited-for" ? { openAbove: notWaitedFor } : outside),
    refutesOnly: {
      en:
        `Cycles were not counted; CPU time at ${SLOWEST_CLOCK_GHZ} to ${FASTEST_CLOCK_GHZ} GHz only tells how few and ` +
        "how many they can have been.",
      zh: `没有计数周期；按 ${SLOWEST_CLOCK_GHZ} 至 ${FASTEST_CLOCK_GHZ} GHz 换算 CPU 时间，只能说明周期最少与最多可能是多少。`,
    },
  };
}
