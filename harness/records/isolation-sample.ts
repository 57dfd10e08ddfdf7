/** The samples of metric `isolation`, as they are written; as they are read back: isolation-line.ts. */
import type { CommonSample } from "./common-sample.ts";

/** What was found out about the boundary of one target. A block asks all there is to ask, once. */
export type IsolationSample = BoundarySample | SurfaceSample;

/**
 * `reached`: what the check says gets through. `denied`: it was tried and refused. `absent`: the sandbox's interface has
 * no call to try it by. `undecided`: nothing can be said.
 */
export type IsolationAnswer = "reached" | "denied" | "absent" | "undecided";

/** One question, asked inside and held against what the harness sees of instance and host from outside. */
export interface BoundarySample extends CommonSample {
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
export interface SurfaceSample extends CommonSample {
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
