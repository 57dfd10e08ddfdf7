/** One climb of one target: from a host without any of its instances, level after level, and down again. */
import pMap from "p-map";
import { DriverError } from "../../../drivers/lib/driver-error.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import type { MemorySample, SampleFlag } from "../../records/sample.ts";
import { HeldInstance } from "../held-instance.ts";
import type { MetricRun } from "../metric-run.ts";
import type { Participant } from "../participant.ts";
import type { MemoryPlan } from "../plan.ts";
import { sampleConditions, toldWithoutPaths } from "../sample-conditions.ts";
import { type MemoryState, readMemory, settlingFigures, totalPssBytes } from "./memory-state.ts";
import { settle } from "./settle.ts";

const MEBIBYTE = 1024 * 1024;

export interface Climb {
  readonly participant: Participant;
  readonly workload: BuiltWorkload;
  readonly block: number;
  readonly dirtyBytes: number;
}

/** Starts instances up to a level, and has each fill its share. @returns why that ended early; undefined where it did not. */
async function ascend(
  run: MetricRun,
  { participant, block, dirtyBytes }: Climb,
  plan: MemoryPlan,
  live: HeldInstance[],
  level: number,
): Promise<string | undefined> {
  while (live.length < level) {
    run.signal.throwIfAborted();
    const id = `m${block}-${live.length}`;
    const { held, start } = await HeldInstance.start(participant, id, run.launcher, plan.timeoutSeconds * 1e9);
    live.push(held);
    if (start.failure !== undefined) return start.failure;
    if (dirtyBytes === 0) continue;
    const filled = await held.ask(`dirty ${dirtyBytes}`, plan.timeoutSeconds * 1000);
    if (filled === null)
      return `${dirtyBytes / MEBIBYTE} MiB could not be filled: ${held.ended ?? "no answer in time"}`;
  }
  const gone = live.find(({ ended }) => ended !== undefined);
  return gone === undefined ? undefined : `an instance died: ${gone.ended}`;
}

function sampleOf(
  run: MetricRun,
  { participant, workload, block, dirtyBytes }: Climb,
  level: number,
  index: number,
  flags: readonly SampleFlag[],
): Omit<MemorySample, keyof MemoryState | "outcome" | "value" | "settledNs"> {
  return {
    ...sampleConditions(run.context, participant, workload),
    metric: "memory",
    unit: "bytes",
    block,
    index,
    warmup: false,
    instances: level,
    dirtyBytes,
    flags,
  };
}

/**
 * Each level is recorded as soon as it has been read. A climb ends early where an instance cannot be had or dies, which
 * is recorded, and where the plan's time is over, which leaves levels out.
 *
 * @throws DriverError where an instance cannot be removed: what it holds would be in all readings that come after.
 */
export async function climb(run: MetricRun, plan: MemoryPlan, what: Climb): Promise<void> {
  const { participant, workload, block, dirtyBytes } = what;
  const { cgroup } = run.context;
  const live: HeldInstance[] = [];
  const until = performance.now() + plan.secondsPerClimb * 1000;
  const name = `memory: ${participant.target.name}${dirtyBytes === 0 ? "" : `, ${dirtyBytes / MEBIBYTE} MiB filled`}`;
  try {
    for (const [index, level] of [0, ...plan.levels].entries()) {
      run.tell(`${name}, ${level} live …`);
      let failure: string | undefined;
      try {
        failure = await ascend(run, what, plan, live, level);
      } catch (error) {
        if (!(error instanceof DriverError)) throw error;
        failure = error.message;
      }
      run.signal.throwIfAborted();
      const reachedNs = process.hrtime.bigint();
      const { state, settled } = await settle(
        () => readMemory(live, cgroup, run.launcher),
        settlingFigures,
        run.signal,
      );
      const settledNs = Number(process.hrtime.bigint() - reachedNs);
      const [first] = live;
      const flags: SampleFlag[] = [
        ...run.flags(),
        ...(settled ? [] : (["unsettled"] as const)),
        ...(first === undefined
          ? []
          : run.runtimes.flags(participant.target.name, workload.manifest.name, first.command)),
      ];
      const common = { ...sampleOf(run, what, level, index, flags), ...state, settledNs };
      if (failure !== undefined) {
        run.record([{ ...common, outcome: "failed", value: null, error: toldWithoutPaths(failure, run.context) }]);
        run.conclude(`${name}, block ${block}: ended below ${level} live: ${toldWithoutPaths(failure, run.context)}`);
        return;
      }
      run.record([{ ...common, outcome: "ok", value: totalPssBytes(state) }]);
      const next = plan.levels[index];
      if (next !== undefined && performance.now() > until) {
        run.leaveOut({
          target: participant.target.name,
          reason: `memory, block ${block}: levels from ${next} live on; the plan allows ${plan.secondsPerClimb} s`,
        });
        return;
      }
    }
  } finally {
    // All at once: thousands would take minutes one after the other.
    await pMap(live, async (instance) => await instance.end(), { stopOnError: false });
  }
}
