/** How many instances would fit, by what one more takes: an extrapolation, never to be read as what was observed. */
import type { Estimate, LinearFit } from "../stats/linear-fit.ts";

/** Left to the host and its services. */
const RESERVED_BYTES = 2 * 1024 ** 3;

/**
 * What the document calls a server and nowhere describes: two sockets' worth of memory as common in 2025, stated so that
 * figures of unlike hosts can be laid side by side.
 */
export const referenceServer = { name: "reference server of 256 GiB", bytes: 256 * 1024 ** 3 } as const;

/**
 * Memory alone is looked at: CPUs, pids, file descriptors and the runtime itself can bind long before.
 *
 * @param available how the host's available memory falls with the number of instances.
 * @returns undefined where one more instance was seen to take nothing.
 */
export function capacity({ slope, intercept }: LinearFit, memoryBytes: number): Estimate | undefined {
  const room = memoryBytes - RESERVED_BYTES - intercept.value;
  const fitting = (bytesEach: number): number => Math.max(0, Math.floor(room / bytesEach));
  if (slope.value <= 0) return undefined;
  const { interval } = slope;
  return {
    value: fitting(slope.value),
    interval:
      interval === undefined
        ? undefined
        : { low: fitting(interval.high), high: interval.low > 0 ? fitting(interval.low) : Infinity },
  };
}
