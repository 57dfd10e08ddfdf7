/** The sample of metric `memory`, as it is written; as it is read back: memory-line.ts. */
import type { CommonSample, HostMemory } from "./common-sample.ts";

/**
 * What a number of instances of one target hold, all live and settled. A block is one climb: the host without any
 * instance first (`instances` 0, `index` 0), then level after level, each on top of the one before.
 */
export interface MemorySample extends CommonSample {
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
