/** The samples of metric `density`, as they are written; as they are read back: density-line.ts. */
import type { Clock } from "../launcher/types.ts";
import type { CommonSample, HostMemory } from "./common-sample.ts";

/**
 * One step of a density ramp, or its end. A block is one ramp; its last sample says what bound it and that everything
 * was removed again. A ramp without one was killed.
 */
export type DensitySample = DensityStep | DensityEnd;

interface DensityBase extends CommonSample {
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
