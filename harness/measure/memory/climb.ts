/** One climb of one target: from a host without any of its instances, level after level, and down again. */
import type { MetricRun } from "../metric-run.ts";
import type { MemoryPlan } from "../plan.ts";
import type { Population } from "../population/population.ts";
import { runtimeFlags, type Subject } from "../population/subject.ts";
import { toldWithoutPaths } from "../sample-conditions.ts";
import { type MemoryState, readMemory, settlingFigures, totalPssBytes } from "./memory-state.ts";
import { settle } from "./settle.ts";

const KIBIBYTE = 1024;

export interface Climb {
  readonly subject: Subject;
  readonly block: number;
  readonly levels: readonly number[];
  readonly dirtyBytes: number;
  /** Of machines that are given another memory than their own. */
  readonly guestMebibytes?: number;
}

/** Starts instances up to a level, and has each fill its share. @returns why that failed; undefined where it did not. */
async function ascend(
  population: Population,
  level: number,
  dirtyBytes: number,
  timeoutSeconds: number,
): Promise<string | undefined> {
  const { failure } = await population.grow(level - population.live());
  if (failure !== undefined) return failure;
  const unfilled = dirtyBytes === 0 ? undefined : await population.fill(dirtyBytes, timeoutSeconds * 1000);
  if (unfilled !== undefined) return unfilled;
  const death = population.death();
  return death === undefined ? undefined : `an instance died: ${death}`;
}

/** Of an engine on another host, or where the harness is in a sandbox of its own, no process is seen: 0 would be a lie. */
function blindness({ components }: MemoryState, level: number): string | undefined {
  if (level === 0 || Object.keys(components).length > 0) return undefined;
  return "none of the instances' processes are seen from here, so that their memory cannot be read";
}

/**
 * Each level is recorded as soon as it has been read. A climb ends early where an instance cannot be had or dies, which
 * is recorded, and where the plan's time is over, which leaves levels out.
 *
 * @throws DriverError where an instance cannot be removed: what it holds would be in all readings that come after.
 */
export async function climb(run: MetricRun, plan: MemoryPlan, what: Climb): Promise<void> {
  const { subject, block, levels, dirtyBytes, guestMebibytes } = what;
  const { cgroup } = run.context;
  const asked = guestMebibytes === undefined ? {} : { guestMebibytes };
  const population = subject.populate(`m${block}-`, {
    startsAtOnce: 1,
    timeoutSeconds: plan.timeoutSeconds,
    ...asked,
  });
  const declaredMebibytes = guestMebibytes ?? subject.guestMebibytes;
  const until = performance.now() + plan.secondsPerClimb * 1000;
  const told = [
    `memory: ${subject.name}`,
    ...(guestMebibytes === undefined ? [] : [`${guestMebibytes} MiB`]),
    ...(dirtyBytes === 0 ? [] : [`${dirtyBytes / KIBIBYTE} KiB filled`]),
  ];
  const name = told.join(", ");
  try {
    for (const [index, level] of [0, ...levels].entries()) {
      run.tell(`${name}, ${level} live …`);
      const unreached = await ascend(population, level, dirtyBytes, plan.timeoutSeconds);
      run.signal.throwIfAborted();
      const reachedNs = process.hrtime.bigint();
      const read = async (): Promise<MemoryState> => await readMemory(population, cgroup, run.launcher);
      const { state, settled } = await settle(read, settlingFigures, run.signal);
      const settledNs = Number(process.hrtime.bigint() - reachedNs);
      const failure = unreached ?? blindness(state, level);
      const common = {
        ...subject.conditions,
        metric: "memory",
        unit: "bytes",
        block,
        index,
        warmup: false,
        instances: level,
        dirtyBytes,
        ...(declaredMebibytes === undefined
          ? {}
          : { guest: { declaredBytes: declaredMebibytes * KIBIBYTE ** 2, asked: guestMebibytes !== undefined } }),
        flags: [
          ...run.flags(),
          ...(settled ? [] : (["unsettled"] as const)),
          ...runtimeFlags(run, subject, population),
        ],
        ...state,
        settledNs,
      } as const;
      if (failure !== undefined) {
        const error = toldWithoutPaths(failure, run.context);
        run.record([{ ...common, outcome: "failed", value: null, error }]);
        run.conclude(`${name}, block ${block}: ended below ${level} live: ${error}`);
        return;
      }
      run.record([{ ...common, outcome: "ok", value: totalPssBytes(state) }]);
      const next = levels[index];
      if (next !== undefined && performance.now() > until) {
        run.leaveOut({
          target: subject.name,
          reason: `memory, block ${block}: levels from ${next} live on; the plan allows ${plan.secondsPerClimb} s`,
        });
        return;
      }
    }
  } finally {
    await population.end();
  }
}
