/** The sample of metric `performance`, as it is written; as it is read back: performance-line.ts. */
import type { WorkKind } from "../../workloads/types.ts";
import type { Clock } from "../launcher/types.ts";
import type { CommonSample, Outcome } from "./common-sample.ts";

/**
 * One start of a workload that measures work. A block is one pass over all targets, the baseline `process` among them,
 * and further builds of the same source. Where a block was taken anew after an interruption, its later samples count.
 */
export interface PerformanceSample extends Omit<CommonSample, "outcome"> {
  readonly metric: "performance";
  /** `unsupported`: the target does not offer what the work is made of, which `error` names. */
  readonly outcome: Outcome | "unsupported";
  readonly kind: WorkKind;
  /** The workload whose time in the target `process` is this one's baseline: itself, or what it is a further build of. */
  readonly baseline: string;
  /** Steady time of one repetition by the workload's own clock; of requests, the median latency. Null where it failed. */
  readonly value: number | null;
  readonly unit: "ns";
  readonly clock: Clock;
  /** The only CPU that all of the instance was to run on; null where it was not pinned. */
  readonly cpu: number | null;
  /** Requested → ready: the start, with all that is compiled before the first instruction. */
  readonly readyNs: number | null;
  /** By the workload's own clock, each repetition in turn, the warm-up first; none for requests. */
  readonly ownNs: readonly number[];
  /**
   * The same by the host's: from the line before to the repetition's own. Of requests: from the moment at which each
   * was due, not the one at which it was taken, to its answer; null for one that never came.
   */
  readonly hostNs: readonly (number | null)[];
  /** At which requests were sent, whatever was answered; absent for other work. */
  readonly requestsPerSecond?: number;
  /** Of the folder that it wrote in; absent where it has none. */
  readonly fileSystem?: string;
}
