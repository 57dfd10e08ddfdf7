/** The sample of metric `startup`, as it is written; as it is read back: startup-line.ts. */
import type { Clock } from "../launcher/types.ts";
import type { CommonSample } from "./common-sample.ts";

/** Conditions that split a target's samples into series that are never mixed. */
export interface Series {
  /** `warm`: nothing done. `cold`: page cache dropped before each start. */
  readonly cache: "warm" | "cold";
  /** Instances started at once. */
  readonly concurrency: number;
}

/** Nanoseconds after `requested`; absent where the event did not happen. */
interface SampleEvents {
  readonly spawnedNs?: number;
  readonly firstByteNs?: number;
  readonly readyNs?: number;
  /** By how much `readyNs` may be late; of what Node's event loop has stamped, where the kernel tells. */
  readonly readyLateAtMostNs?: number;
  readonly exitedNs?: number;
  /** Of what an engine started: when each of its steps was heard to have come to its end. */
  readonly phases?: Readonly<Record<string, number>>;
}

/** CPU cost of the whole process tree of the instance, from start to exit. */
export interface SampleResources {
  readonly userNs: number;
  readonly systemNs: number;
  /** perf's task clock over all descendants, also those not waited for; absent where perf is not allowed. */
  readonly taskClockNs?: number;
  /** Hardware counters; absent where the host has none. */
  readonly cycles?: number;
  readonly instructions?: number;
  /** Largest resident set of any one process of the tree, as wait4 reports it. Not a footprint. */
  readonly maxRssBytes: number;
}

/** One start of one instance. */
export interface StartupSample extends CommonSample {
  readonly metric: "startup";
  readonly series: Series;
  /** Requested → ready. Null where the instance never got there. */
  readonly value: number | null;
  readonly unit: "ns";
  readonly clock: Clock;
  /** Idle time between the end of the start before and this request; null for the first, and without a request. */
  readonly gapNs: number | null;
  readonly events: SampleEvents;
  /**
   * How long each part of the guest's boot took by the guest's own clock, in the order in which they came; absent where
   * it tells nothing. `application` is the part of `userspace` until the workload was executed. Held against the host's
   * clock only as a whole: see `clock-disagrees`.
   */
  readonly bootNs?: Readonly<Record<string, number>>;
  readonly resources?: SampleResources;
}
