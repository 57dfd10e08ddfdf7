/** What samples of every metric have in common; as a line of it is read back: common-line.ts. */
import type { Layer, Technology } from "../../drivers/types.ts";

/** Raised when a line written before can no longer be read as it was meant. */
export const SAMPLE_SCHEMA = 1;

/** What happened to the instance. Only `ok` carries a value; every other outcome still counts. */
export type Outcome = "ok" | "timeout" | "failed" | "wrong-answer";

/** Why a sample should be looked at twice. It is kept all the same. */
export type SampleFlag =
  | "loaded" // other work took a notable share of the CPUs while it was taken
  | "stolen" // the hypervisor took CPU time away
  | "swapping"
  | "throttled" // the CPUs were slowed for their heat, or their highest frequency was lowered
  | "hot" // they were about to be
  | "frequency-changed" // the fastest CPU's frequency was another at the end than at the beginning
  | "clock-set" // the host's time of day jumped; durations are by a clock that does not
  | "clock-slewed" // the clock of durations was made to run faster or slower by more than a thousandth
  | "cycles-unavailable" // no hardware counters: CPU time stands in for cycles
  | "version-changed" // the runtime was replaced during the run
  | "unsettled" // memory still moved when the time to settle was over
  | "instance-died" // one that had been ready was gone before it was asked to end
  | "clock-disagrees" // the workload's own clock and the host's differ about the same work
  | "unsteady" // the repetitions that count still became faster
  | "cut-short" // ended before its last repetition, when the plan's time was over
  | "stamped-late" // Node's event loop may have stamped the ready line late by more than a twentieth of the value
  | "unpinned"; // it could run on more than the one CPU that was meant for it

/** What every sample has, whatever its metric. */
export interface CommonSample {
  readonly schema: typeof SAMPLE_SCHEMA;
  readonly run: string;
  readonly target: string;
  readonly technology: Technology;
  readonly layer: Layer;
  readonly workload: string;
  readonly block: number;
  /** Position within the block. */
  readonly index: number;
  /** True for what only warms up; never part of a summary. */
  readonly warmup: boolean;
  readonly outcome: Outcome;
  /** False where the CPU that ran the workload was emulated. */
  readonly accelerated: boolean;
  readonly flags: readonly SampleFlag[];
  /** Versions of the runtime's tools as `probe` saw them. */
  readonly versions: Readonly<Record<string, string>>;
  readonly artefactSha256: string;
  /** One sentence, for outcomes other than `ok`. */
  readonly error?: string;
}

/** From /proc/meminfo, and from /proc/zoneinfo what is missing there. */
export interface HostMemory {
  readonly totalBytes: number;
  /** MemAvailable, as the kernel tells it. */
  readonly availableBytes: number;
  /**
   * Free pages that each CPU keeps on a list of its own, in neither MemFree nor MemAvailable. Since Linux 6.7 these
   * lists grow with use to hundreds of mebibytes, and a process that is given pages from them lowers MemAvailable by
   * nothing.
   */
  readonly perCpuListBytes: number;
  readonly freeBytes: number;
  readonly pageCacheBytes: number;
  readonly sharedBytes: number;
  readonly anonymousBytes: number;
  readonly slabReclaimableBytes: number;
  readonly slabUnreclaimableBytes: number;
  readonly kernelStackBytes: number;
  readonly pageTableBytes: number;
  readonly percpuBytes: number;
  readonly swapUsedBytes: number;
}
