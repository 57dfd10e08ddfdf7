/** A target that takes part in a run: prepared, and with what `probe` found out about it. */
import type { Target } from "../../drivers/index.ts";
import type { Availability, DriverContext, PreparedWorkload } from "../../drivers/types.ts";
import { filesOf } from "../launcher/launch-instance.ts";
import type { Clock, Launcher } from "../launcher/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { runtimeHashes } from "./runtime-identity.ts";

export type Usable = Exclude<Availability, { status: "missing" }>;

export interface Participant {
  readonly target: Target;
  readonly prepared: PreparedWorkload;
  readonly availability: Usable;
  /** SHA-256 by name of the files that a start names. */
  readonly files: Readonly<Record<string, string>>;
  readonly startedBy: "launcher" | "engine";
}

export function isAccelerated(availability: Usable): boolean {
  return availability.status === "ready" || availability.accelerated;
}

/** Which clock stamps its starts. */
export function clockOf(launcher: Pick<Launcher, "clock">, { startedBy }: Pick<Participant, "startedBy">): Clock {
  return startedBy === "engine" ? "node" : launcher.clock;
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
    return {
      target,
      availability,
      prepared,
      files: await runtimeHashes(filesOf(instance), context.runDir),
      startedBy: "command" in instance ? "launcher" : "engine",
    };
  } finally {
    await instance.destroy();
  }
}
