/** The memory metric of a run: every subject climbs in every block, in an order drawn anew for each. */
import type { MetricRun } from "../metric-run.ts";
import type { MemoryPlan } from "../plan.ts";
import { type Subject, subjectsOf } from "../population/subject.ts";
import { seededOrder } from "../seeded-order.ts";
import { climb } from "./climb.ts";

const KIBIBYTE = 1024;

/** What the instances of one climb are, and how many. */
interface Setting {
  readonly levels: readonly number[];
  readonly dirtyBytes: number;
  readonly guestMebibytes?: number;
}

function fillingsOf({ levels, dirtyMebibytes, inProcess }: MemoryPlan, subject: Subject): Setting[] {
  if (!subject.inProcess) return dirtyMebibytes.map((mebibytes) => ({ levels, dirtyBytes: mebibytes * KIBIBYTE ** 2 }));
  if (inProcess === undefined) return [];
  return inProcess.dirtyKibibytes.map((kibibytes) => ({
    levels: inProcess.levels,
    dirtyBytes: kibibytes * KIBIBYTE,
  }));
}

/** Of machines, in further sizes. Undefined in place of the size that the subject has by itself. */
function sizesOf({ guests, dirtyMebibytes }: MemoryPlan, { guestMebibytes: own }: Subject): (Setting | undefined)[] {
  if (guests === undefined || own === undefined) return [];
  const dirtyBytes = (dirtyMebibytes[0] ?? 0) * KIBIBYTE ** 2;
  return guests.mebibytes.map((guestMebibytes) =>
    guestMebibytes === own ? undefined : { levels: guests.levels, dirtyBytes, guestMebibytes },
  );
}

export async function measureMemory(run: MetricRun, plan: MemoryPlan): Promise<void> {
  const workload = await run.workload(plan.workload);
  const subjects = await subjectsOf(run, workload);
  const order = seededOrder(run.seed);
  const fillings = Math.max(...subjects.map((subject) => fillingsOf(plan, subject).length));
  const blocks = fillings + (plan.guests?.mebibytes.length ?? 0);
  for (let round = 0; round < plan.climbs; round++) {
    for (let position = 0; position < blocks; position++) {
      const block = round * blocks + position + 1;
      for (const subject of order.shuffled(subjects)) {
        run.signal.throwIfAborted();
        const setting =
          position < fillings ? fillingsOf(plan, subject)[position] : sizesOf(plan, subject)[position - fillings];
        if (setting === undefined || run.isDone("memory", subject.name, block)) continue;
        await climb(run, plan, { subject, block, ...setting });
      }
    }
    run.conclude(`memory: climb ${round + 1} of ${plan.climbs} done`);
  }
}
