/** The memory metric of a run: every subject climbs in every block, in an order drawn anew for each. */
import type { MetricRun } from "../metric-run.ts";
import type { MemoryPlan } from "../plan.ts";
import { type Subject, subjectsOf } from "../population/subject.ts";
import { seededOrder } from "../seeded-order.ts";
import { climb } from "./climb.ts";

const KIBIBYTE = 1024;

interface Heights {
  readonly levels: readonly number[];
  readonly dirtyBytes: readonly number[];
}

function heightsOf({ levels, dirtyMebibytes, inProcess }: MemoryPlan, subject: Subject): Heights {
  if (!subject.inProcess) return { levels, dirtyBytes: dirtyMebibytes.map((mebibytes) => mebibytes * KIBIBYTE ** 2) };
  return {
    levels: inProcess?.levels ?? [],
    dirtyBytes: inProcess?.dirtyKibibytes.map((kibibytes) => kibibytes * KIBIBYTE) ?? [],
  };
}

export async function measureMemory(run: MetricRun, plan: MemoryPlan): Promise<void> {
  const workload = await run.workload(plan.workload);
  const subjects = await subjectsOf(run, workload);
  const order = seededOrder(run.seed);
  const fillings = Math.max(...subjects.map((subject) => heightsOf(plan, subject).dirtyBytes.length));
  for (let round = 0; round < plan.climbs; round++) {
    for (let filling = 0; filling < fillings; filling++) {
      const block = round * fillings + filling + 1;
      for (const subject of order.shuffled(subjects)) {
        run.signal.throwIfAborted();
        const { levels, dirtyBytes } = heightsOf(plan, subject);
        const bytes = dirtyBytes[filling];
        if (bytes === undefined || run.isDone("memory", subject.name, block)) continue;
        await climb(run, plan, { subject, block, levels, dirtyBytes: bytes });
      }
    }
    run.conclude(`memory: climb ${round + 1} of ${plan.climbs} done`);
  }
}
