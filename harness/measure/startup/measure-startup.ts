/** The startup metric of a run: rounds that fit into the plan's time, then the starts in their order. */
import type { MetricRun } from "../metric-run.ts";
import type { StartupPlan } from "../plan.ts";
import { type Participation, schedule, type ScheduledStart, startsLeft } from "../schedule.ts";
import { calibrate, type StartupProgress, takeStarts } from "./starts.ts";
import { StartupStopwatch } from "./stopwatch.ts";

/** What an earlier part of the run has planned and taken. */
export interface StartupSoFar {
  readonly participations: readonly Participation[];
  readonly taken: ReadonlySet<string>;
}

export interface StartupMetricProgress extends StartupProgress {
  /** Everything is known now; measuring begins. `starts` are those still to take. */
  onScheduled(participations: readonly Participation[], starts: readonly ScheduledStart[]): void;
}

export async function measureStartup(
  run: MetricRun,
  plan: StartupPlan,
  soFar: StartupSoFar | undefined,
  progress: StartupMetricProgress,
): Promise<void> {
  const workload = await run.workload(plan.workload);
  const participants = await run.participants(workload);
  const stopwatch = new StartupStopwatch({
    context: run.context,
    launcher: run.launcher,
    workload,
    timeoutNs: plan.timeoutSeconds * 1e9,
    gapMs: plan.gapMilliseconds,
    runtimes: run.runtimes,
    flags: () => run.flags(),
    settled: () => run.settled(),
  });
  const record = (samples: Parameters<MetricRun["record"]>[0]): void => {
    run.record(samples);
    const [first] = samples;
    if (first !== undefined) run.tell(`trying out ${first.target} …`);
  };
  const leaveOut: MetricRun["leaveOut"] = (left) => run.leaveOut(left);
  const participations =
    soFar?.participations ??
    (await calibrate(participants, plan, stopwatch, record, leaveOut, run.signal, run.placement?.measured.length));
  const starts = startsLeft(schedule(participations, run.seed), soFar?.taken ?? new Set());
  progress.onScheduled(participations, starts);
  const byName = new Map(participants.map((participant) => [participant.target.name, participant]));
  await takeStarts(starts, byName, stopwatch, progress, run.signal);
}
