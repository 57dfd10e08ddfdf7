/** Carries out one run: opens what it needs, measures, and closes all of it again whatever happens. */
import type { EmbeddingTarget, Target } from "../../drivers/index.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { HostError } from "../errors.ts";
import { cgroupCpuNs } from "../host/cgroup-cpu.ts";
import type { EngineLoad } from "../host/engine-load.ts";
import { slewFlags, watchNoise } from "../host/noise.ts";
import { openRunScope, type RunScope } from "../host/run-scope.ts";
import type { Placement } from "../host/tuning/placement.ts";
import { type LauncherOptions, startLauncher } from "../launcher/launcher.ts";
import type { Launcher } from "../launcher/types.ts";
import type { Sample } from "../records/sample.ts";
import { measureDensity } from "./density/measure-density.ts";
import { measureIsolation } from "./isolation/measure-isolation.ts";
import { measureMemory } from "./memory/measure-memory.ts";
import { measurePerformance } from "./performance/measure-performance.ts";
import { EmbeddingParticipants } from "./embedding-participants.ts";
import type { MetricRun } from "./metric-run.ts";
import type { Participant } from "./participant.ts";
import { Participants } from "./participants.ts";
import { type Plan, workloadsOf } from "./plan.ts";
import { type LeftOut, PLAN_SCHEMA, type RunPlan } from "./run-plan.ts";
import { RuntimeWatch } from "./runtime-watch.ts";
import type { Participation, ScheduledStart } from "./schedule.ts";
import { measureStartup } from "./startup/measure-startup.ts";
import type { StartupProgress } from "./startup/starts.ts";

export interface RunRequest {
  readonly runId: string;
  readonly seed: number;
  readonly plan: Plan;
  readonly targets: readonly Target[];
  readonly embeddings: readonly EmbeddingTarget[];
  /** Builds a workload, or finds it built. */
  workload(name: string): Promise<BuiltWorkload>;
  readonly signal: AbortSignal;
  /** Present where the harness has moved to CPUs of its own. */
  readonly placement?: Placement;
  /** Present where an earlier run is gone on with. */
  readonly resumed?: {
    readonly plan: RunPlan;
    /** Keys of the starts that it has taken. */
    readonly taken: ReadonlySet<string>;
    /** Whether it has finished that block of that target. */
    isDone: MetricRun["isDone"];
  };
}

export interface RunProgress extends StartupProgress, Pick<MetricRun, "tell" | "conclude" | "record"> {
  onProbe(target: Target): void;
  onLeftOut(left: LeftOut): void;
  /** The plan is made; it is told again where it has grown. */
  onPlanned(plan: RunPlan): void;
  onScheduled(starts: readonly ScheduledStart[]): void;
}

/** CPU time of everything that the run does; what it does not account for shows up as foreign load. */
function ownCpuNs(scope: RunScope, engines: EngineLoad): number {
  const { user, system } = process.cpuUsage();
  const { cgroup } = scope.context;
  return (user + system) * 1000 + (cgroup === undefined ? 0 : (cgroupCpuNs(cgroup.folders) ?? 0)) + engines.cpuNs();
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

/** What the run's folder is told about it, once it is known who takes part. */
function runPlanOf(
  { plan, seed, runId }: RunRequest,
  workload: BuiltWorkload,
  participants: readonly Participant[],
): Omit<RunPlan, "participations" | "leftOut"> {
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
  };
}

/** One that lives as long as the action; an interrupt ends it, since what is in flight would hold that up. */
async function withLauncher(options: LauncherOptions, action: (launcher: Launcher) => Promise<void>): Promise<void> {
  const launcher = await startLauncher(options);
  try {
    await action(launcher);
  } finally {
    await launcher.close();
  }
}

async function measure(
  request: RunRequest,
  scope: RunScope,
  participants: Participants,
  embeddings: EmbeddingParticipants,
  leftOut: LeftOut[],
  progress: RunProgress,
): Promise<void> {
  const { plan, seed, signal, resumed, placement } = request;
  const [firstName = ""] = workloadsOf(plan);
  const first = await request.workload(firstName);
  await participants.probe(request.targets, first, (target) => progress.onProbe(target));
  const usable = await participants.with(first);
  if (usable.length === 0) {
    throw new HostError("run", "No target can run on this host.", "See `sandgauge doctor` for each one's remedy.");
  }
  const noise = watchNoise(() => ownCpuNs(scope, participants.engines));
  const changed = resumed === undefined ? new Set<string>() : changedTargets(usable, resumed.plan);
  const run: Omit<MetricRun, "launcher" | "flags"> = {
    seed,
    signal,
    context: scope.context,
    runtimes: new RuntimeWatch(scope.context, changed),
    ...(placement === undefined ? {} : { placement }),
    workload: (name) => request.workload(name),
    settled: () => participants.engines.settled(),
    participants: (workload) => participants.with(workload),
    prepare: (workload, wanted) => participants.prepare(workload, wanted),
    embeddings: (workload) => embeddings.with(workload),
    record: (samples: readonly Sample[]) => progress.record(samples),
    leaveOut(left) {
      leftOut.push(left);
      progress.onLeftOut(left);
    },
    tell: (doing) => progress.tell(doing),
    conclude: (result) => progress.conclude(result),
    isDone: (metric, target, block) => resumed?.isDone(metric, target, block) ?? false,
  };
  const by = (launcher: Launcher): MetricRun => ({
    ...run,
    launcher,
    flags: () => [...noise.flags(), ...slewFlags(launcher.clockPpm)],
  });
  const known = runPlanOf(request, first, usable);
  let participations: readonly Participation[] = resumed?.plan.participations ?? [];
  const tellPlan = (): void => {
    if (resumed === undefined) progress.onPlanned({ ...known, participations: [...participations], leftOut });
  };
  const { startup, memory, density, performance, isolation } = plan;
  const timing = {
    runId: request.runId,
    cgroupFolders: scope.launcherCgroups,
    signal,
    ...(placement === undefined ? {} : { cpus: placement.measured }),
  };
  // Counters take descriptors and kernel memory for as long as an instance lives: not where thousands are held.
  const holding = { ...timing, counters: false };
  if (startup === undefined) tellPlan();
  else {
    const soFar = resumed === undefined ? undefined : { participations, taken: resumed.taken };
    const onScheduled = (planned: readonly Participation[], starts: readonly ScheduledStart[]): void => {
      participations = planned;
      tellPlan();
      progress.onScheduled(starts);
    };
    await withLauncher(timing, async (launcher) => {
      await measureStartup(by(launcher), startup, soFar, { ...progress, onScheduled });
    });
  }
  if (memory !== undefined || density !== undefined) {
    await withLauncher(holding, async (launcher) => {
      if (memory !== undefined) await measureMemory(by(launcher), memory);
      if (density !== undefined) await measureDensity(by(launcher), density);
    });
  }
  if (performance !== undefined || isolation !== undefined) {
    await withLauncher(timing, async (launcher) => {
      if (performance !== undefined) await measurePerformance(by(launcher), performance);
      if (isolation !== undefined) await measureIsolation(by(launcher), isolation);
    });
  }
  tellPlan(); // with what later metrics left out
}

/**
 * @throws the signal's reason where it was interrupted: what the progress has been told by then is all there is.
 * @throws HostError where nothing can be measured.
 */
export async function carryOut(request: RunRequest, progress: RunProgress): Promise<void> {
  const { runId, signal } = request;
  const scope = openRunScope({ runId, signal });
  const leftOut: LeftOut[] = [];
  const leaveOut = (left: LeftOut): void => {
    leftOut.push(left);
    progress.onLeftOut(left);
  };
  const participants = new Participants(scope.context, leaveOut);
  const embeddings = new EmbeddingParticipants(request.embeddings, scope.context, leaveOut);
  try {
    await measure(request, scope, participants, embeddings, leftOut, progress);
  } finally {
    await participants.dispose();
    await embeddings.dispose();
    await scope.close();
  }
}
