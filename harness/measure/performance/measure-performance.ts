/**
 * The performance metric of a run: blocks of one kind of work each, in every one of which all targets do the same once,
 * the plain process among them, in an order drawn anew. What is compared was done within a minute of each other.
 */
import type { Target } from "../../../drivers/index.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { workFolder } from "../../host/work-folder.ts";
import type { MetricRun } from "../metric-run.ts";
import type { Participant } from "../participant.ts";
import type { Preparation } from "../participants.ts";
import type { PerformancePlan } from "../plan.ts";
import { toldWithoutPaths } from "../sample-conditions.ts";
import { seededOrder } from "../seeded-order.ts";
import { cpuToPin } from "./pinned-cpu.ts";
import { plannedSample, type WorkBench, WorkStopwatch } from "./work-stopwatch.ts";

/** One target doing one build of the work. */
interface Contestant {
  readonly workload: BuiltWorkload;
  readonly participant: Participant;
}

/** One kind of work: a workload and its further builds. */
interface Contest {
  readonly name: string;
  /** Counts from 1; the contest's blocks are those that leave this remainder. */
  readonly position: number;
  readonly contestants: readonly Contestant[];
}

function isMeantFor({ manifest }: BuiltWorkload): (target: Target) => boolean {
  return ({ technology }) => manifest.variantOf === undefined || technology === "wasm";
}

/** That a target cannot do some work is a finding, and recorded as one. */
function recordRefusal(bench: WorkBench, workload: BuiltWorkload, block: number, preparation: Preparation): void {
  if (preparation.participant !== undefined) return;
  const { run } = bench;
  const { message, remedy } = preparation.refusal;
  const of = { ...preparation, prepared: { artefactSha256: "none" } };
  const error = toldWithoutPaths(`${message} ${remedy}`, run.context);
  const planned = plannedSample(bench, of, { workload, block, index: 0 });
  run.record([{ ...planned, outcome: "unsupported", flags: [], error }]);
  run.conclude(`performance, ${workload.manifest.name}: ${preparation.target.name}: unsupported: ${error}`);
}

async function openContest(
  bench: WorkBench,
  position: number,
  base: BuiltWorkload,
  further: readonly BuiltWorkload[],
): Promise<Contest> {
  const { run } = bench;
  const contestants: Contestant[] = [];
  for (const workload of [base, ...further]) {
    for (const preparation of await run.prepare(workload, isMeantFor(workload))) {
      const { participant, target } = preparation;
      if (participant !== undefined) contestants.push({ workload, participant });
      else if (!run.isDone("performance", target.name, position)) recordRefusal(bench, workload, position, preparation);
    }
  }
  return { name: base.manifest.name, position, contestants };
}

async function openContests(bench: WorkBench, plan: PerformancePlan): Promise<Contest[]> {
  const { run } = bench;
  const workloads: BuiltWorkload[] = [];
  for (const name of plan.workloads) workloads.push(await run.workload(name));
  const contests: Contest[] = [];
  for (const base of workloads.filter(({ manifest }) => manifest.variantOf === undefined)) {
    const further = workloads.filter(({ manifest }) => manifest.variantOf?.workload === base.manifest.name);
    contests.push(await openContest(bench, contests.length + 1, base, further));
  }
  return contests;
}

function isBaseline({ participant }: Contestant): boolean {
  return participant.target.technology === "process";
}

export async function measurePerformance(run: MetricRun, plan: PerformancePlan): Promise<void> {
  const bench: WorkBench = {
    run,
    limits: { startNs: plan.secondsPerStart * 1e9, timeoutNs: plan.timeoutSeconds * 1e9 },
    cpu: run.placement === undefined ? cpuToPin() : run.placement.measured.at(-1),
    folder: workFolder(run.context),
  };
  const stopwatch = new WorkStopwatch(bench);
  const order = seededOrder(run.seed);
  const contests = await openContests(bench, plan);
  /** Those that cannot do the work, or not in the plan's time. */
  const out = new Set<Contestant>();
  for (let round = 0; round < plan.blocks; round++) {
    for (const { name, position, contestants } of order.shuffled(contests)) {
      const block = round * contests.length + position;
      const inOrder = order.shuffled(contestants);
      // Whole or not at all: an old baseline is none.
      if (inOrder.every(({ participant }) => run.isDone("performance", participant.target.name, block))) continue;
      for (const [index, contestant] of inOrder.entries()) {
        if (out.has(contestant)) continue;
        run.signal.throwIfAborted();
        const { participant, workload } = contestant;
        const target = participant.target.name;
        run.tell(`performance, ${name}, block ${round + 1} of ${plan.blocks}: ${target} …`);
        const began = performance.now();
        const sample = await stopwatch.take(participant, { workload, block, index });
        run.signal.throwIfAborted(); // an interrupt kills what is in flight, which is no failure of the target
        run.record([sample]);
        const seconds = (performance.now() - began) / 1000;
        if (sample.outcome === "unsupported") out.add(contestant);
        if (out.has(contestant) || isBaseline(contestant) || seconds * plan.blocks <= plan.secondsPerTarget) continue;
        out.add(contestant);
        const reason = `performance, ${workload.manifest.name}: one start took ${seconds.toFixed(1)} s, and the plan allows ${plan.secondsPerTarget} s for ${plan.blocks}`;
        run.leaveOut({ target, reason });
      }
    }
    run.conclude(`performance: block ${round + 1} of ${plan.blocks} of each kind of work done`);
  }
}
