/** The density metric of a run: one ramp after the other, since each wants the whole host. */
import type { MetricRun } from "../metric-run.ts";
import type { DensityPlan } from "../plan.ts";
import { sampleConditions } from "../sample-conditions.ts";
import { seededOrder } from "../seeded-order.ts";
import { InstancePopulation } from "./instance-population.ts";
import { ramp } from "./ramp.ts";

export async function measureDensity(run: MetricRun, plan: DensityPlan): Promise<void> {
  const { context, launcher } = run;
  const workload = await run.workload(plan.workload);
  const participants = await run.participants(workload);
  for (const participant of seededOrder(run.seed).shuffled(participants)) {
    run.signal.throwIfAborted();
    const { name } = participant.target;
    if (run.isDone("density", name, 1)) continue;
    const populationOf = (prefix: string) =>
      new InstancePopulation({
        participant,
        context,
        launcher,
        prefix,
        startsAtOnce: plan.startsAtOnce,
        timeoutNs: plan.timeoutSeconds * 1e9,
      });
    // Untimed: what is made once for all instances, page cache included, is there before the first step.
    const first = populationOf("w");
    const { failure } = await first.grow(1);
    await first.end();
    if (failure !== undefined) {
      run.leaveOut({ target: name, reason: `density: no warm-up succeeded: ${failure}` });
      continue;
    }
    await ramp(run, plan, 1, {
      conditions: sampleConditions(context, participant, workload),
      population: populationOf("d"),
      flags: () => [],
    });
  }
}
