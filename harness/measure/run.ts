/** Carries out one run: opens what it needs, measures, and closes all of it again whatever happens. */
import type { Target } from "../../drivers/index.ts";
import { DriverError } from "../../drivers/lib/driver-error.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { HostError } from "../errors.ts";
import { cgroupCpuNs } from "../host/cgroup-cpu.ts";
import { watchNoise } from "../host/noise.ts";
import { openRunScope, type RunScope } from "../host/run-scope.ts";
import { startLauncher } from "../launcher/launcher.ts";
import type { Launcher } from "../launcher/types.ts";
import type { Sample } from "../records/sample.ts";
import { type Participant, prepareParticipant } from "./participant.ts";
import type { Plan } from "./plan.ts";
import { probeTargets } from "./probe.ts";
import { type LeftOut, PLAN_SCHEMA, type RunPlan } from "./run-plan.ts";
import { schedule, type ScheduledStart, startsLeft } from "./schedule.ts";
import { calibrate, type StartupProgress, takeStarts } from "./startup-run.ts";
import { StartupStopwatch } from "./startup.ts";

export interface RunRequest {
  readonly runId: string;
  readonly seed: number;
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly workload: BuiltWorkload;
  readonly signal: AbortSignal;
  /** Present where an earlier run is gone on with: its plan, and the starts it has taken. */
  readonly resumed?: { readonly plan: RunPlan; readonly taken: ReadonlySet<string> };
}

export interface RunProgress extends StartupProgress {
  onProbe(target: Target): void;
  onLeftOut(left: LeftOut): void;
  onWarmUp(samples: readonly Sample[]): void;
  /** Everything is known now; measuring begins. `starts` are those still to take. */
  onPlanned(plan: RunPlan, starts: readonly ScheduledStart[]): void;
}

/** CPU time of everything that the run does; what it does not account for shows up as foreign load. */
function ownCpuNs(scope: RunScope): number {
  const { user, system } = process.cpuUsage();
  const { cgroup } = scope.context;
  return (user + system) * 1000 + (cgroup === undefined ? 0 : (cgroupCpuNs(cgroup) ?? 0));
}

async function prepareAll(
  request: RunRequest,
  scope: RunScope,
  progress: RunProgress,
): Promise<{ participants: Participant[]; leftOut: LeftOut[] }> {
  const participants: Participant[] = [];
  const leftOut: LeftOut[] = [];
  const probed = await probeTargets(request.targets, request.workload, scope.context, (target) =>
    progress.onProbe(target),
  );
  for (const { target, availability } of probed) {
    if (availability.status === "missing") {
      leftOut.push({ target: target.name, reason: `${availability.reason} ${availability.remedy}` });
      continue;
    }
    try {
      participants.push(await prepareParticipant(target, availability, request.workload, scope.context));
    } catch (error) {
      if (!(error instanceof DriverError)) throw error;
      leftOut.push({ target: target.name, reason: `${error.message} ${error.remedy}` });
    }
  }
  return { participants, leftOut };
}

/** Targets whose runtime or artefact is another one than the run began with. */
function changedTargets(participants: readonly Participant[], before: RunPlan): Set<string> {
  return new Set(
    participants
      .filter(({ target, files, availability }) => {
        const planned = before.targets.find((one) => one.target === target.name);
        const now = [availability.versions, files];
        return planned !== undefined && JSON.stringify([planned.versions, planned.files]) !== JSON.stringify(now);
      })
      .map(({ target }) => target.name),
  );
}

/** The plan with the targets that take part, and the rounds that fit into its time. */
async function resolvePlan(
  { plan, seed, signal, workload, runId }: RunRequest,
  participants: readonly Participant[],
  missing: readonly LeftOut[],
  stopwatch: StartupStopwatch,
  progress: RunProgress,
): Promise<RunPlan> {
  const { participations, leftOut } = await calibrate(
    participants,
    plan.startup,
    stopwatch,
    (samples) => progress.onWarmUp(samples),
    signal,
  );
  for (const left of leftOut) progress.onLeftOut(left);
  return {
    schema: PLAN_SCHEMA,
    run: runId,
    seed,
    plan,
    workloadCompiler: workload.compiler,
    targets: participants.map(({ target, availability, files }) => ({
      target: target.name,
      versions: availability.versions,
      files,
      ...(availability.status === "degraded" ? { degraded: availability.reason } : {}),
    })),
    participations,
    leftOut: [...missing, ...leftOut],
  };
}

async function measure(
  request: RunRequest,
  scope: RunScope,
  launcher: Launcher,
  participants: readonly Participant[],
  missing: readonly LeftOut[],
  progress: RunProgress,
): Promise<void> {
  const { plan, signal, workload, resumed } = request;
  const noise = watchNoise(() => ownCpuNs(scope));
  const stopwatch = new StartupStopwatch({
    context: scope.context,
    launcher,
    workload,
    timeoutNs: plan.startup.timeoutSeconds * 1e9,
    gapMs: plan.startup.gapMilliseconds,
    changedTargets: resumed === undefined ? new Set() : changedTargets(participants, resumed.plan),
    flags: () => noise.flags(),
  });
  const runPlan = resumed?.plan ?? (await resolvePlan(request, participants, missing, stopwatch, progress));
  const starts = startsLeft(schedule(runPlan.participations, runPlan.seed), resumed?.taken ?? new Set());
  progress.onPlanned(runPlan, starts);
  const byName = new Map(participants.map((participant) => [participant.target.name, participant]));
  await takeStarts(starts, byName, stopwatch, progress, signal);
}

/**
 * @throws the signal's reason where it was interrupted: what the progress has been told by then is all there is.
 * @throws HostError where nothing can be measured.
 */
export async function carryOut(request: RunRequest, progress: RunProgress): Promise<void> {
  const { runId, signal } = request;
  const scope = openRunScope({ runId, signal });
  let participants: Participant[] = [];
  try {
    const prepared = await prepareAll(request, scope, progress);
    participants = prepared.participants;
    for (const left of prepared.leftOut) progress.onLeftOut(left);
    if (participants.length === 0) {
      throw new HostError("run", "No target can run on this host.", "See `sandgauge doctor` for each one's remedy.");
    }
    const launcher = await startLauncher({ runId, cgroupFolders: scope.launcherCgroups });
    // What is in flight would otherwise hold an interrupt up for as long as its time limit.
    const stop = (): void => void launcher.close();
    signal.addEventListener("abort", stop, { once: true });
    try {
      await measure(request, scope, launcher, participants, prepared.leftOut, progress);
    } finally {
      signal.removeEventListener("abort", stop);
      await launcher.close();
    }
  } finally {
    for (const { prepared } of participants) await prepared[Symbol.asyncDispose]();
    await scope.close();
  }
}
