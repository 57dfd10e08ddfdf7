/** The memory metric of a run: every target climbs in every block, in an order drawn anew for each. */
import type { MetricRun } from "../metric-run.ts";
import type { MemoryPlan } from "../plan.ts";
import { seededOrder } from "../seeded-order.ts";
import { climb } from "./climb.ts";

const MEBIBYTE = 1024 * 1024;

export async function measureMemory(run: MetricRun, plan: MemoryPlan): Promise<void> {
  const workload = await run.workload(plan.workload);
  const participants = await run.participants(workload);
  const order = seededOrder(run.seed);
  for (let round = 0; round < plan.climbs; round++) {
    for (const [position, mebibytes] of plan.dirtyMebibytes.entries()) {
      const block = round * plan.dirtyMebibytes.length + position + 1;
      for (const participant of order.shuffled(participants)) {
        run.signal.throwIfAborted();
        if (run.isDone("memory", participant.target.name, block)) continue;
        await climb(run, plan, { participant, workload, block, dirtyBytes: mebibytes * MEBIBYTE });
      }
    }
    run.conclude(`memory: climb ${round + 1} of ${plan.climbs} done`);
  }
}
