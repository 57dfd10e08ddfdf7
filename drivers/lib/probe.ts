import type { Availability, DriverContext, PreparedWorkload } from "../types.ts";
import { probeByTrial } from "./trial.ts";

/** A start takes 0.2 s at most; what has not begun by then hangs. */
const START_LIMIT_MS = 10_000;

interface Probe {
  /** Of the runtime's tools. @throws DriverError where one is not there or cannot be asked. */
  readonly versions: () => Promise<Readonly<Record<string, string>>>;
  readonly prepare: () => Promise<PreparedWorkload>;
  /** Where the failure names none. */
  readonly remedy: string;
}

/** What the probe of most drivers is: learn the versions, prepare, start once and see it ready. */
export async function probeOnce({ versions, prepare, remedy }: Probe, context: DriverContext): Promise<Availability> {
  let known: Readonly<Record<string, string>> = {};
  async function prepareKnown(): Promise<PreparedWorkload> {
    known = await versions();
    return await prepare();
  }
  const trial = await probeByTrial(prepareKnown, context, START_LIMIT_MS);
  if (trial.ready) return { status: "ready", versions: known };
  return { status: "missing", reason: trial.reason, remedy: trial.remedy ?? remedy };
}
