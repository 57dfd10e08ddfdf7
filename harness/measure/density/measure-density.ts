/** The density metric of a run: one ramp after the other, since each wants the whole host. */
import type { MetricRun } from "../metric-run.ts";
import type { DensityPlan } from "../plan.ts";
import { subjectsOf } from "../population/subject.ts";
import { seededOrder } from "../seeded-order.ts";
import { ramp } from "./ramp.ts";

export async function measureDensity(run: MetricRun, plan: DensityPlan): Promise<void> {
  const { inProcess, ...forProcesses } = plan;
  const workload = await run.workload(plan.workload);
  for (const subject of seededOrder(run.seed).shuffled(await subjectsOf(run, workload))) {
    run.signal.throwIfAborted();
    const own = subject.inProcess ? inProcess && { ...forProcesses, ...inProcess } : forProcesses;
    if (own === undefined || run.isDone("density", subject.name, 1)) continue;
    // Untimed: what is made once for all instances, page cache included, is there before the first step.
    const first = subject.populate("w", own);
    const { failure } = await first.grow(1);
    await first.end();
    if (failure === undefined) await ramp(run, own, 1, subject);
    else run.leaveOut({ target: subject.name, reason: `density: no warm-up succeeded: ${failure}` });
  }
}
