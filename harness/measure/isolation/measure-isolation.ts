/** The isolation metric of a run: every target is asked all there is to ask, then traced, in passes of their own. */
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { isolationChecks } from "../../records/isolation-checks.ts";
import type { BoundarySample } from "../../records/isolation-sample.ts";
import type { MetricRun } from "../metric-run.ts";
import type { Participant } from "../participant.ts";
import { ISOLATION_PROBE, type IsolationPlan } from "../plan.ts";
import { sampleConditions } from "../sample-conditions.ts";
import { examine } from "./examine.ts";
import { type Examined, isUntrustworthy } from "./conclusion.ts";
import { conclude } from "./findings.ts";
import { plant } from "./plant.ts";
import { findPerf } from "./perf.ts";
import { traceSurface } from "./trace-surface.ts";

/** The only pass there is: what a boundary lets through does not vary from one time to the next. */
const BLOCK = 1;

function boundarySamples(
  run: MetricRun,
  participant: Participant,
  workload: BuiltWorkload,
  examined: Examined,
): BoundarySample[] {
  return isolationChecks.map(({ name }, index) => {
    const conclusion = conclude(name, examined);
    const common = {
      ...sampleConditions(run.context, participant, workload),
      metric: "isolation",
      view: "boundary",
      block: BLOCK,
      index,
      warmup: false,
      flags: [],
      check: name,
      unit: "answer",
    } as const;
    if (isUntrustworthy(conclusion)) {
      return { ...common, outcome: "wrong-answer", value: null, facts: {}, error: `It ${conclusion.complaint}.` };
    }
    const { answer, why, facts = {} } = conclusion;
    return { ...common, outcome: "ok", value: answer, facts, ...(why === undefined ? {} : { why }) };
  });
}

async function askAll(
  run: MetricRun,
  plan: IsolationPlan,
  pending: readonly Participant[],
  workload: BuiltWorkload,
): Promise<void> {
  const timeoutMs = plan.timeoutSeconds * 1000;
  const planted = await plant(run, workload, timeoutMs);
  try {
    const control = await planted.askPlainProcess();
    for (const participant of pending) {
      const { name } = participant.target;
      run.tell(`isolation: asking ${name}`);
      const examined = await examine(run, participant, planted, control, timeoutMs);
      if ("failure" in examined) run.leaveOut({ target: name, reason: `isolation: ${examined.failure}` });
      else run.record(boundarySamples(run, participant, workload, examined));
    }
  } finally {
    await planted.remove();
  }
  run.conclude(`isolation: ${pending.length} targets asked`);
}

async function traceAll(run: MetricRun, plan: IsolationPlan): Promise<void> {
  const perf = await findPerf(run);
  for (const [position, { workload: name, lines }] of plan.traced.entries()) {
    const block = BLOCK + 1 + position;
    const workload = await run.workload(name);
    for (const participant of await run.participants(workload)) {
      run.signal.throwIfAborted();
      const { target } = participant;
      if (run.isDone("isolation", target.name, block)) continue;
      run.tell(`isolation: tracing ${target.name}`);
      const timeoutMs = plan.timeoutSeconds * 1000;
      run.record([await traceSurface(run, perf, { participant, workload, block, lines, timeoutMs })]);
    }
    run.conclude(`isolation: the system calls of ${name} traced`);
  }
}

export async function measureIsolation(run: MetricRun, plan: IsolationPlan): Promise<void> {
  const workload = await run.workload(ISOLATION_PROBE);
  const participants = await run.participants(workload);
  const pending = participants.filter(({ target }) => !run.isDone("isolation", target.name, BLOCK));
  if (pending.length > 0) await askAll(run, plan, pending, workload);
  await traceAll(run, plan);
}
