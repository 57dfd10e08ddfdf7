/** What one start of a workload that measures work came to. */
import type { ExitEvent } from "../../launcher/types.ts";
import type { SampleFlag } from "../../records/common-sample.ts";
import type { PerformanceSample } from "../../records/performance-sample.ts";
import { endOf } from "../../launcher/end-of.ts";

export interface Observation extends Pick<PerformanceSample, "outcome" | "value" | "ownNs" | "hostNs"> {
  /** One sentence without its full stop, for outcomes other than `ok`. */
  readonly error?: string;
  readonly flags: readonly SampleFlag[];
}

export interface Limits {
  /** After the request: then it is ended, and what came by then counts. */
  readonly startNs: number;
  /** After the request: then it is killed as a timeout. */
  readonly timeoutNs: number;
}

/** @param what it did until then, after `killed after the time limit,` or the way in which it ended. */
export function unfinished(exit: ExitEvent, what: string): Pick<Observation, "outcome" | "error"> {
  return exit.timedOut
    ? { outcome: "timeout", error: `killed after the time limit, ${what}` }
    : { outcome: "failed", error: `${endOf(exit)}, ${what}` };
}
