/** Whether a plan's workloads are fit for what is to be measured by them. */
import type { WorkloadManifest } from "../../workloads/types.ts";
import { UsageError } from "../errors.ts";
import type { Plan } from "./plan.ts";

/** The plan's workloads must live as long as each metric needs it. @throws UsageError where one does not. */
export function checkWorkloads(plan: Plan, manifest: (name: string) => WorkloadManifest): void {
  for (const metric of ["startup", "memory", "density"] as const) {
    const name = plan[metric]?.workload;
    if (name === undefined) continue;
    const wanted = metric === "startup" ? "exit" : "hold";
    if (manifest(name).ends === wanted) continue;
    const fact = `Workload ${name} ${wanted === "exit" ? "does not end" : "ends"} by itself.`;
    throw new UsageError("plan", fact, `Measure ${metric} with ${wanted === "exit" ? "noop" : "hold"}.`);
  }
  for (const { workload, lines } of plan.isolation?.traced ?? []) {
    if (lines === 0 || manifest(workload).ends === "hold") continue;
    throw new UsageError("plan", `Workload ${workload} answers no lines, and is to be sent ${lines}.`, "Trace hold.");
  }
  const works = plan.performance?.workloads ?? [];
  for (const { name, work, variantOf } of works.map(manifest)) {
    if (work === undefined) {
      throw new UsageError("plan", `Workload ${name} measures no work.`, "Measure performance with sha256, for one.");
    }
    if (variantOf === undefined || works.includes(variantOf.workload)) continue;
    const fact = `${name} is a further build of ${variantOf.workload}, which is its baseline and not in the plan.`;
    throw new UsageError("plan", fact, `Measure ${variantOf.workload} too.`);
  }
}
