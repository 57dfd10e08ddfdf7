/** Asks every target what this host can really do with it. */
import type { Target } from "../../drivers/index.ts";
import type { Availability, DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { redact } from "../records/redact.ts";

export interface ProbedTarget {
  readonly target: Target;
  readonly availability: Availability;
}

/** One after the other: a probe is a real start with a time limit, and they would slow each other beyond it. */
export async function probeTargets(
  targets: readonly Target[],
  workload: BuiltWorkload,
  context: DriverContext,
  onProbe: (target: Target) => void = () => {},
): Promise<ProbedTarget[]> {
  const probed: ProbedTarget[] = [];
  for (const target of targets) {
    context.signal.throwIfAborted();
    onProbe(target);
    const availability = await target.driver.probe(target.variant, workload, context);
    probed.push({ target, availability: withoutPaths(availability, context) });
  }
  return probed;
}

/** What a runtime said can hold paths of this machine; reasons are published. */
function withoutPaths(availability: Availability, { cacheDir, runDir }: DriverContext): Availability {
  if (availability.status === "ready") return availability;
  return { ...availability, reason: redact(availability.reason, { "<cache>": cacheDir, "<run>": runDir }) };
}
