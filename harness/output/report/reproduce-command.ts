import { builtInPlans } from "../../measure/plan.ts";
import type { RunPlan } from "../../measure/run-plan.ts";

export function isBuiltInPlan({ plan }: RunPlan): boolean {
  return builtInPlans.some((name) => name === plan.name);
}

/** The command that draws the same samples in the same order. Names no text of the plan but that of a built-in one. */
export function reproduceCommand(run: RunPlan): string {
  return `npm run -s sandgauge -- run --plan ${isBuiltInPlan(run) ? run.plan.name : "plan.json"} --seed ${run.seed}`;
}
