/** The sample line: one measured fact about one instance. Schema of `samples.jsonl`. */
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
  | "throttled"
  | "cycles-unavailable" // no hardware counters: CPU time stands in for cycles
  | "version-changed"; // the runtime was replaced during the run

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
  readonly exitedNs?: number;
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

export interface Sample {
  readonly schema: typeof SAMPLE_SCHEMA;
  readonly run: string;
  readonly target: string;
  readonly technology: Technology;
  readonly layer: Layer;
  readonly workload: string;
  readonly metric: "startup";
  readonly series: Series;
  readonly block: number;
  /** Position within the block. */
  readonly index: number;
  /** True for starts that only warm up; never part of a summary. */
  readonly warmup: boolean;
  readonly outcome: Outcome;
  /** `startup`: requested → ready. Null where the instance never got there. */
  readonly value: number | null;
  readonly unit: "ns";
  /** False where the CPU that ran the workload was emulated. */
  readonly accelerated: boolean;
  readonly clock: "launcher" | "node";
  /** Idle time between the end of the start before and this request; null for the first, and without a request. */
  readonly gapNs: number | null;
  readonly flags: readonly SampleFlag[];
  readonly events: SampleEvents;
  readonly resources?: SampleResources;
  /** Versions of the runtime's tools as `probe` saw them. */
  readonly versions: Readonly<Record<string, string>>;
  readonly artefactSha256: string;
  /** One sentence, for outcomes other than `ok`. */
  readonly error?: string;
}
