/** The sample line: one measured fact about one instance, one level of a climb or one step of a ramp. Schema of `samples.jsonl`. */
import type { Layer, Technology } from "../../drivers/types.ts";
import type { Clock } from "../launcher/types.ts";
import type { WorkKind } from "../../workloads/types.ts";

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

interface SampleBase {
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

/** One start of one instance. */
export interface StartupSample extends SampleBase {
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

/**
 * What a number of instances of one target hold, all live and settled. A block is one climb: the host without any
 * instance first (`instances` 0, `index` 0), then level after level, each on top of the one before.
 */
export interface MemorySample extends SampleBase {
  readonly metric: "memory";
  readonly instances: number;
  /** Filled by each instance itself, on top of what it holds idle. */
  readonly dirtyBytes: number;
  /** Memory that each was given; absent where instances are no machines. `asked`: by the plan, in place of its own. */
  readonly guest?: { readonly declaredBytes: number; readonly asked: boolean };
  /** Proportional set size of all processes billed to the instances; guest memory included. Null where it failed. */
  readonly value: number | null;
  readonly unit: "bytes";
  /** By component: `workload`, `runtime`, `sentry`, `vmm`, `guest-ram`, … */
  readonly components: Readonly<Record<string, ComponentMemory>>;
  /** Of the whole host, at the same moment. */
  readonly host: HostMemory;
  /** The run's cgroup with all below it: instances, their runtimes and the launcher. Null where memory is not accounted. */
  readonly runCgroup: CgroupMemory | null;
  /** The cgroups that the runtime made for the instances, summed. Null for a runtime that makes none. */
  readonly instanceCgroups: CgroupMemory | null;
  /** Of harness and launcher together, which grow too while they watch. */
  readonly harness: ComponentMemory;
  /** From the last instance's ready line until the readings stood still. */
  readonly settledNs: number;
}

/** Of the processes of one component, or the part of a process that is one. See proc_pid_smaps(5). */
export interface ComponentMemory {
  readonly processes: number;
  /** Each shared page divided by the number of processes that map it. */
  readonly pssBytes: number;
  /** Pages that no other process maps: what the end of this process would free. */
  readonly ussBytes: number;
  /** The part of the proportional set that no file backs: anonymous memory and shared memory. */
  readonly unbackedPssBytes: number;
  readonly swapPssBytes: number;
  /** Held by the kernel for the processes' address spaces, and in no process's set. */
  readonly pageTableBytes: number;
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

/** As the memory controller accounts it: pages are charged to whoever touched them first, cached files included. */
export interface CgroupMemory {
  /** With kernel memory. */
  readonly usageBytes: number;
  /** Slabs, stacks, page tables and buffers; null where the kernel does not tell it apart. */
  readonly kernelBytes: number | null;
  readonly anonymousBytes: number;
  /** Cached files, shared memory not counted. */
  readonly fileBytes: number;
  readonly sharedBytes: number;
}

/**
 * One step of a density ramp, or its end. A block is one ramp; its last sample says what bound it and that everything
 * was removed again. A ramp without one was killed.
 */
export type DensitySample = DensityStep | DensityEnd;

interface DensityBase extends SampleBase {
  readonly metric: "density";
  /** Instances that were live and answered, after the step or at the end. */
  readonly value: number;
  readonly unit: "instances";
}

export interface DensityStep extends DensityBase {
  readonly phase: "step";
  /** Started by this step, in the order of the requests: requested → ready; null for one that did not get there. */
  readonly startNs: readonly (number | null)[];
  /** The part of each that was the instantiation alone, for instances within one process; absent for processes. */
  readonly instantiateNs?: readonly number[];
  /** From the first request of the step to the last ready line. */
  readonly stepNs: number;
  /** Of the instances that were asked afterwards, over all that live: asked → answered; null for no answer in time. */
  readonly answerNs: readonly (number | null)[];
  readonly clock: Clock;
  readonly host: HostMemory;
  /** What could run out, with what is used of it after the step. */
  readonly resources: Readonly<Record<string, ResourceUse>>;
  /** Proportional set size of harness and launcher together. */
  readonly harnessBytes: number;
}

export interface ResourceUse {
  readonly used: number;
  readonly limit: number;
}

export interface DensityEnd extends DensityBase {
  readonly phase: "end";
  readonly boundBy: DensityBound;
  /** One sentence with the figures. */
  readonly why: string;
  /** From the first removal to the last. */
  readonly cleanupNs: number;
  /** What was still there of the ramp afterwards. */
  readonly leftBehind: { readonly processes: number; readonly cgroups: number; readonly mounts: number };
}

/**
 * What stopped a ramp. `plan`: nothing did, the plan asked for no more. `harness`: a limit of what holds the instances'
 * pipes, and not of what is measured. `pod-limit`: a node of Kubernetes takes so many Pods, whatever they need.
 */
export type DensityBound =
  | "plan"
  | "time"
  | "harness"
  | "memory"
  | "swap"
  | "pids"
  | "file-descriptors"
  | "memory-mappings"
  | "mounts"
  | "cgroups"
  | "address-space"
  | "pod-limit"
  | "cpu"
  | "start-latency"
  | "answers"
  | "runtime";

/**
 * One start of a workload that measures work. A block is one pass over all targets, the baseline `process` among them,
 * and further builds of the same source. Where a block was taken anew after an interruption, its later samples count.
 */
export interface PerformanceSample extends Omit<SampleBase, "outcome"> {
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

/** What was found out about the boundary of one target. A block asks all there is to ask, once. */
type IsolationSample = BoundarySample | SurfaceSample;

/**
 * `reached`: what the check says gets through. `denied`: it was tried and refused. `absent`: the sandbox's interface has
 * no call to try it by. `undecided`: nothing can be said.
 */
export type IsolationAnswer = "reached" | "denied" | "absent" | "undecided";

/** One question, asked inside and held against what the harness sees of instance and host from outside. */
export interface BoundarySample extends SampleBase {
  readonly metric: "isolation";
  readonly view: "boundary";
  /** See isolation-checks.ts. */
  readonly check: string;
  /** Null where there is no trustworthy answer. */
  readonly value: IsolationAnswer | null;
  readonly unit: "answer";
  /** One sentence: what refused it, or what could not be found out. */
  readonly why?: string;
  readonly facts: Readonly<Record<string, IsolationFact>>;
}

export type IsolationFact = string | number | boolean | readonly string[];

/** The system calls by which one workload drove the host's kernel, from the request until the instance had ended. */
export interface SurfaceSample extends SampleBase {
  readonly metric: "isolation";
  readonly view: "surface";
  /** Distinct calls. Null where it could not be traced. */
  readonly value: number | null;
  readonly unit: "system calls";
  /** Lines of input that it answered. */
  readonly answered: number;
  readonly calls: readonly TracedCalls[];
  /** Name and version. */
  readonly tracer: string;
}

/** Of one component in one phase. */
export interface TracedCalls {
  /** `start`: until it was ready. `work`: until its last answer. `end`: until all of it was gone. */
  readonly phase: "start" | "work" | "end";
  /** Of the processes that lived when the instance was ready; `ended` for all others. */
  readonly component: string;
  /** How often, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

export type Sample = StartupSample | MemorySample | DensitySample | PerformanceSample | IsolationSample;
