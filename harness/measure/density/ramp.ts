/** One ramp of one target: step after step until something binds it, then down again, and verified to be gone. */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { mountsBelow, processesOfRun } from "../../host/leftovers.ts";
import { readHostMemory } from "../../host/meminfo.ts";
import { parseCpuTicks } from "../../host/noise.ts";
import { outOfMemoryKills } from "../../host/out-of-memory.ts";
import { hostResources } from "../../host/resource-use.ts";
import { countCgroupsBelow } from "../../host/run-cgroup.ts";
import type { DensityEnd, DensityStep } from "../../records/density-sample.ts";
import { harnessMemory } from "../harness-memory.ts";
import type { MetricRun } from "../metric-run.ts";
import type { RampPlan } from "../plan.ts";
import { runtimeFlags, type Subject } from "../population/subject.ts";
import { toldWithoutPaths } from "../sample-conditions.ts";
import { type Bound, boundAfter, percentile } from "./health-rule.ts";
import { nextStep, type Progress } from "./step-size.ts";

const MEBIBYTE = 1024 * 1024;
/** USER_HZ, on all that we support. */
const NS_PER_TICK = 1e7;
/** What has been ended leaves the process table within milliseconds; cgroups are removed by the kernel later. */
const GONE_LIMIT_MS = 10_000;

/** @param cpus of these alone; by default of all. */
function busyNs(cpus: readonly number[] | undefined): number {
  return parseCpuTicks(readFileSync("/proc/stat", "utf8"), cpus).busy * NS_PER_TICK;
}

/** Everything of the run that is there right now, the harness's own excepted. */
function present({ context, launcher }: MetricRun): DensityEnd["leftBehind"] {
  return {
    processes: processesOfRun(context.runId).filter((pid) => pid !== launcher.pid).length,
    cgroups: countCgroupsBelow(context.cgroup?.folders ?? []),
    mounts: mountsBelow(context.runDir).length,
  };
}

/** What of the run is there beyond what was there before; waits for what is still going. */
async function leftBehind(run: MetricRun, before: DensityEnd["leftBehind"]): Promise<DensityEnd["leftBehind"]> {
  const until = performance.now() + GONE_LIMIT_MS;
  for (;;) {
    const now = present(run);
    const left = {
      processes: Math.max(0, now.processes - before.processes),
      cgroups: Math.max(0, now.cgroups - before.cgroups),
      mounts: Math.max(0, now.mounts - before.mounts),
    };
    if (left.processes + left.cgroups + left.mounts === 0 || performance.now() > until) return left;
    await delay(20);
  }
}

/** Whether the step that ended the ramp left instances that are no longer well; a start that failed harms no other. */
function brokeHealth({ boundBy }: Bound): boolean {
  return ["answers", "start-latency", "cpu", "swap"].includes(boundBy);
}

export async function ramp(run: MetricRun, plan: RampPlan, block: number, subject: Subject): Promise<void> {
  const { conditions } = subject;
  const population = subject.populate("d", plan);
  const { cgroup } = run.context;
  const cpus = run.placement?.measured;
  const name = `density: ${conditions.target}`;
  const presentBefore = present(run);
  const before = { host: readHostMemory(), outOfMemoryKills: outOfMemoryKills() };
  const until = performance.now() + plan.secondsPerTarget * 1000;
  let bound: Bound | undefined;
  let progress: Progress | undefined;
  /** Instances after the last step that kept the rule of health. */
  let healthy = 0;
  let index = 0;
  const common = () =>
    ({
      ...conditions,
      metric: "density",
      unit: "instances",
      block,
      index: index++,
      warmup: false,
      value: population.live(),
      flags: [
        ...run.flags(),
        ...runtimeFlags(run, subject, population),
        ...(population.death() === undefined ? [] : (["instance-died"] as const)),
      ],
    }) as const;

  try {
    while (bound === undefined) {
      run.signal.throwIfAborted();
      run.tell(`${name}, ${population.live()} live …`);
      const step = nextStep(plan, progress);
      if (population.live() >= plan.most) {
        bound = { boundBy: "plan", why: `the plan asks for no more than ${plan.most}` };
      } else if (performance.now() > until) {
        bound = { boundBy: "time", why: `the plan allows ${plan.secondsPerTarget} s` };
      } else if (step === 0) {
        bound = { boundBy: "memory", why: `not one more fits above the floor of ${plan.memoryFloorMebibytes} MiB` };
      } else {
        const busyBefore = busyNs(cpus);
        const growth = await population.grow(step);
        const cpuShare = (busyNs(cpus) - busyBefore) / (growth.elapsedNs * (cpus?.length ?? availableParallelism()));
        const answers = await population.ask(plan.askEvery, plan.answerLimitMilliseconds);
        run.signal.throwIfAborted();
        const host = readHostMemory();
        const resources = {
          ...hostResources(subject.holderPid, cgroup?.folders ?? []),
          ...population.resources(),
          memory: { used: host.totalBytes - host.availableBytes, limit: host.totalBytes },
        };
        bound = boundAfter(plan, before, {
          growth,
          death: population.death(),
          answers,
          host,
          resources,
          outOfMemoryKills: outOfMemoryKills(),
          cpuShare,
        });
        const failure = growth.failure;
        const sample: DensityStep = {
          ...common(),
          phase: "step",
          outcome: failure === undefined ? "ok" : "failed",
          startNs: growth.startNs,
          ...(growth.instantiateNs === undefined ? {} : { instantiateNs: growth.instantiateNs }),
          stepNs: growth.elapsedNs,
          answerNs: answers,
          clock: subject.clock,
          host,
          resources,
          harnessBytes: harnessMemory(run.launcher).pssBytes,
          ...(failure === undefined ? {} : { error: toldWithoutPaths(failure, run.context) }),
        };
        run.record([sample]);
        const live = population.live();
        if (bound === undefined) healthy = live;
        progress = {
          live,
          step,
          latencyShare: percentile(growth.startNs, 0.99) / (plan.startLimitMilliseconds * 1e6),
          bytesPerInstance: (before.host.availableBytes - host.availableBytes) / Math.max(1, live),
          spareBytes: host.availableBytes - plan.memoryFloorMebibytes * MEBIBYTE,
        };
      }
    }
    // Not one that lives unasked is counted: at the end every single one answers, or does not count.
    const silent = (await population.ask(1, plan.answerLimitMilliseconds)).filter((answer) => answer === null).length;
    const answering = population.live() - silent;
    const last = { ...common(), value: brokeHealth(bound) ? Math.min(healthy, answering) : answering };
    run.tell(`${name}, ending ${last.value} …`);
    const cleanupBegan = process.hrtime.bigint();
    await population.end();
    const cleanupNs = Number(process.hrtime.bigint() - cleanupBegan);
    const end: DensityEnd = {
      ...last,
      phase: "end",
      outcome: "ok",
      boundBy: bound.boundBy,
      why: toldWithoutPaths(bound.why, run.context),
      cleanupNs,
      leftBehind: await leftBehind(run, presentBefore),
    };
    run.record([end]);
    run.conclude(`${name}: ${end.value} live, bound by ${end.boundBy}: ${end.why}`);
  } finally {
    await population.end();
  }
}
