/** How many instances the next step of a ramp starts: more while all is well, fewer near a limit. */

export interface StepLimits {
  readonly firstStep: number;
  readonly largestStep: number;
  /** The ramp goes no further than this. */
  readonly most: number;
}

export interface Progress {
  readonly live: number;
  /** Of the step before. */
  readonly step: number;
  /** The 99th percentile of its starts, as a share of what is allowed. */
  readonly latencyShare: number;
  /** What an instance has taken of the host's memory so far, on average; 0 or less where that is not known yet. */
  readonly bytesPerInstance: number;
  /** Available memory above the floor. */
  readonly spareBytes: number;
}

/** From this share of what is allowed on, steps get smaller instead of larger. */
const NEAR = 0.5;

/**
 * Doubles; halves where the latency comes near its limit; and takes no more than half of what fits into the memory that
 * is left, so that the floor is approached and not jumped over.
 *
 * @returns 0 where not one more fits.
 */
export function nextStep({ firstStep, largestStep, most }: StepLimits, progress: Progress | undefined): number {
  if (progress === undefined) return Math.min(firstStep, most);
  const { live, step, latencyShare, bytesPerInstance, spareBytes } = progress;
  const wanted = latencyShare > NEAR ? Math.max(1, Math.floor(step / 2)) : step * 2;
  const fitting = bytesPerInstance > 0 ? spareBytes / bytesPerInstance : Infinity;
  const careful = fitting >= 2 ? Math.floor(fitting / 2) : Math.floor(fitting);
  return Math.max(0, Math.min(wanted, largestStep, most - live, careful));
}
