/** A target that takes part in a run: prepared, and with what `probe` found out about it. */
import type { Target } from "../../drivers/index.ts";
import type { Availability, DriverContext, PreparedWorkload } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { runtimeHashes } from "./runtime-identity.ts";

export type Usable = Exclude<Availability, { status: "missing" }>;

export interface Participant {
  readonly target: Target;
  readonly prepared: PreparedWorkload;
  readonly availability: Usable;
  /** SHA-256 by name of the files that a start names. */
  readonly files: Readonly<Record<string, string>>;
}

export function isAccelerated(availability: Usable): boolean {
  return availability.status === "ready" || availability.accelerated;
}

/** @throws DriverError where the workload cannot be made ready. */
export async function prepareParticipant(
  target: Target,
  availability: Usable,
  workload: BuiltWorkload,
  context: DriverContext,
): Promise<Participant> {
  const prepared = await target.driver.prepare(target.variant, workload, context);
  const instance = await prepared.createInstance("hashed");
  try {
    return { target, availability, prepared, files: await runtimeHashes(instance.command, context.runDir) };
  } finally {
    await instance.destroy();
  }
}
