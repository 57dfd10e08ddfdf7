/** When a ramp has to end, and which resource ends it. */
import type { HostMemory } from "../../records/common-sample.ts";
import type { DensityBound, ResourceUse } from "../../records/density-sample.ts";
import { quantileOfSorted } from "../../stats/quantile.ts";
import type { RampPlan } from "../plan.ts";
import { boundOf } from "./bound.ts";
import type { Growth } from "../population/population.ts";

const MEBIBYTE = 1024 * 1024;
/** More than this swapped out since the ramp began is swapping. */
const SWAPPED_BYTES = 16 * MEBIBYTE;
/** CPUs that are busier than this over a step account for starts that take too long. */
const CPU_BOUND_SHARE = 0.9;

export interface Bound {
  readonly boundBy: DensityBound;
  readonly why: string;
}

export interface StepResult {
  readonly growth: Growth;
  /** How the first of those that had been ready ended; undefined while all live. */
  readonly death: string | undefined;
  readonly answers: readonly (number | null)[];
  readonly host: HostMemory;
  readonly resources: Readonly<Record<string, ResourceUse>>;
  /** Since boot. */
  readonly outOfMemoryKills: number;
  /** Of all CPUs' time over the step. */
  readonly cpuShare: number;
}

export function percentile(values: readonly (number | null)[], p: number): number {
  const sorted = Float64Array.from(values, (value) => value ?? Infinity).toSorted();
  return sorted.length === 0 ? 0 : quantileOfSorted(sorted, p);
}

function milliseconds(ns: number): string {
  return Number.isFinite(ns) ? `${(ns / 1e6).toFixed(1)} ms` : "no end";
}

/** What, if anything, ends the ramp after a step. The health rule, in the order in which a failure explains the others. */
export function boundAfter(
  plan: RampPlan,
  before: Pick<StepResult, "host" | "outOfMemoryKills">,
  step: StepResult,
): Bound | undefined {
  const { growth, death, answers, host, resources, cpuShare } = step;
  const { memoryFloorMebibytes, startLimitMilliseconds, answerLimitMilliseconds } = plan;
  const floorBytes = memoryFloorMebibytes * MEBIBYTE;
  const spare = `${(host.availableBytes / MEBIBYTE).toFixed(0)} MiB are available, the floor is ${memoryFloorMebibytes} MiB`;
  const kills = step.outOfMemoryKills - before.outOfMemoryKills;
  const lost = growth.failure ?? death;
  // The kernel counts those of the whole host: they are ours only where one of ours was killed.
  if (kills > 0 && lost?.includes("SIGKILL") === true) {
    return { boundBy: "memory", why: `the kernel's out-of-memory killer struck ${kills} times: ${lost}` };
  }
  if (host.availableBytes < floorBytes) return { boundBy: "memory", why: spare };
  if (host.swapUsedBytes - before.host.swapUsedBytes > SWAPPED_BYTES) {
    const swapped = ((host.swapUsedBytes - before.host.swapUsedBytes) / MEBIBYTE).toFixed(0);
    return { boundBy: "swap", why: `${swapped} MiB were swapped out since the ramp began` };
  }
  if (growth.failure !== undefined) {
    const late = /no ready line came within/.test(growth.failure) && cpuShare > CPU_BOUND_SHARE;
    if (late) return { boundBy: "cpu", why: `${growth.failure}; CPUs ${(100 * cpuShare).toFixed(0)} % busy` };
    return boundOf(growth.failure, resources);
  }
  if (death !== undefined) return boundOf(`an instance that had been ready is gone: ${death}`, resources);
  const unanswered = answers.filter((answer) => answer === null).length;
  if (unanswered > 0) {
    const why = `${unanswered} of ${answers.length} asked did not answer within ${answerLimitMilliseconds} ms`;
    return { boundBy: "answers", why };
  }
  const p99Ns = percentile(growth.startNs, 0.99);
  if (p99Ns > startLimitMilliseconds * 1e6) {
    const why = `the step's start p99 is ${milliseconds(p99Ns)}, the limit ${startLimitMilliseconds} ms; CPUs ${(100 * cpuShare).toFixed(0)} % busy`;
    return { boundBy: cpuShare > CPU_BOUND_SHARE ? "cpu" : "start-latency", why };
  }
  return undefined;
}
