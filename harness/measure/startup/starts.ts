/** The startup metric over all targets: what fits into the plan's time, then the starts in their order. */
import { availableParallelism } from "node:os";
import { HostError } from "../../errors.ts";
import { canDropPageCache } from "../../host/page-cache.ts";
import type { LeftOut } from "../run-plan.ts";
import type { Series, StartupSample } from "../../records/startup-sample.ts";
import type { Participant } from "../participant.ts";
import type { SeriesPlan, StartupPlan } from "../plan.ts";
import type { Participation, ScheduledStart } from "../schedule.ts";
import type { StartupStopwatch } from "./stopwatch.ts";

/** A target that fails this often without a success between is not started any more. */
export const FAILURES_TO_STOP = 10;

export interface StartupProgress {
  onSamples(samples: readonly StartupSample[]): void;
  /** Wall time that one start took, instances made and removed included. */
  onStart(start: ScheduledStart, seconds: number): void;
  onStopped(target: string, reason: string): void;
}

/** Rounds that fit into the plan's time; 0 where the series has to be left out. */
export function affordableRounds(series: SeriesPlan, secondsPerRound: number): number {
  const wanted = Math.ceil(series.samples / series.concurrency);
  const required = Math.ceil(series.atLeast / series.concurrency);
  return Math.min(wanted, Math.max(required, Math.floor(series.secondsPerTarget / secondsPerRound)));
}

/** Takes a few starts of one target under one series. @returns the wall time of the last one, or why none succeeded. */
async function tryOut(
  participant: Participant,
  series: Series,
  starts: number,
  stopwatch: StartupStopwatch,
  record: (samples: readonly StartupSample[]) => void,
  signal: AbortSignal,
): Promise<{ seconds: number; failure: string | undefined }> {
  let seconds = 0;
  let failure: string | undefined;
  for (let index = 0; index < starts; index++) {
    signal.throwIfAborted();
    const began = performance.now();
    const place = {
      target: participant.target.name,
      series,
      block: 0,
      index: index * series.concurrency,
      warmup: true,
    };
    const samples = await stopwatch.take(participant, place);
    seconds = (performance.now() - began) / 1000;
    signal.throwIfAborted();
    record(samples);
    failure = samples.every(({ outcome }) => outcome !== "ok") ? (samples[0]?.error ?? "no reason told") : undefined;
  }
  return { seconds, failure };
}

/**
 * Finds out how many rounds of each target and series fit into the plan's time, by a few starts of each.
 *
 * @param record takes their samples, which are kept as warm-ups.
 * @param cpus that what is started can run on.
 */
export async function calibrate(
  participants: readonly Participant[],
  plan: StartupPlan,
  stopwatch: StartupStopwatch,
  record: (samples: readonly StartupSample[]) => void,
  leaveOut: (left: LeftOut) => void,
  signal: AbortSignal,
  cpus: number = availableParallelism(),
): Promise<Participation[]> {
  const participations: Participation[] = [];
  const serialSeconds = new Map<string, number>();
  for (const wanted of plan.series) {
    const series: Series = { cache: wanted.cache, concurrency: wanted.concurrency };
    for (const participant of participants) {
      const target = participant.target.name;
      const leave = (reason: string): void => leaveOut({ target, series, reason });
      if (series.cache === "cold" && !canDropPageCache()) {
        leave("the page cache cannot be dropped here; that takes root");
        continue;
      }
      // A guess from the serial starts, so that fifty slow machines at once are not started just to find out.
      const guess = (serialSeconds.get(target) ?? 0) * Math.max(1, series.concurrency / cpus);
      if (affordableRounds(wanted, guess) === 0) {
        leave(`one round would take about ${guess.toFixed(1)} s, the plan allows ${wanted.secondsPerTarget} s`);
        continue;
      }
      const starts = series.concurrency === 1 ? plan.warmups : 1;
      const { seconds, failure } = await tryOut(participant, series, starts, stopwatch, record, signal);
      if (failure !== undefined) {
        leave(`no warm-up succeeded: ${failure}`);
        continue;
      }
      if (series.concurrency === 1 && !serialSeconds.has(target)) serialSeconds.set(target, seconds);
      const rounds = affordableRounds(wanted, seconds);
      if (rounds > 0) participations.push({ target, series, rounds });
      else leave(`one round took ${seconds.toFixed(1)} s, the plan allows ${wanted.secondsPerTarget} s`);
    }
  }
  return participations;
}

/**
 * Takes the starts in their order.
 *
 * @throws HostError where a target takes part that was not prepared.
 */
export async function takeStarts(
  starts: readonly ScheduledStart[],
  participants: ReadonlyMap<string, Participant>,
  stopwatch: StartupStopwatch,
  progress: StartupProgress,
  signal: AbortSignal,
): Promise<void> {
  const failures = new Map<string, number>();
  const stopped = new Set<string>();
  for (const start of starts) {
    signal.throwIfAborted();
    if (stopped.has(start.target)) continue;
    const participant = participants.get(start.target);
    if (participant === undefined) {
      throw new HostError("run", `${start.target} cannot run here any more.`, "See `sandgauge doctor`.");
    }
    const began = performance.now();
    const samples = await stopwatch.take(participant, start);
    signal.throwIfAborted(); // an interrupt kills what is in flight, which is no failure of the target
    progress.onSamples(samples);
    progress.onStart(start, (performance.now() - began) / 1000);
    const succeeded = samples.some(({ outcome }) => outcome === "ok");
    const inARow = succeeded ? 0 : (failures.get(start.target) ?? 0) + 1;
    failures.set(start.target, inARow);
    if (inARow === FAILURES_TO_STOP) {
      stopped.add(start.target);
      progress.onStopped(start.target, samples[0]?.error ?? "no reason told");
    }
  }
}
