import type { Availability, DriverContext, PreparedWorkload } from "../types.ts";
import { probeByTrial } from "./trial.ts";

export const KVM_REMEDY =
  "Use a host whose KVM runs guest kernels on the CPU (bare metal, or nested virtualisation by VMX or SVM).";

/** A start takes 0.2 s at most; what has not begun by then hangs. */
const START_LIMIT_MS = 10_000;

interface Probe {
  /** Of the runtime's tools. @throws DriverError where one is not there or cannot be asked. */
  readonly versions: () => Promise<Readonly<Record<string, string>>>;
  readonly prepare: () => Promise<PreparedWorkload>;
  /** Where the failure names none. */
  readonly remedy: string;
  /** From the start to the ready line, where that takes longer than a container's. */
  readonly limitMs?: number | undefined;
}

/** What the probe of most drivers is: learn the versions, prepare, start once and see it ready. */
export async function probeOnce(
  { versions, prepare, remedy, limitMs = START_LIMIT_MS }: Probe,
  context: DriverContext,
): Promise<Availability> {
  let known: Readonly<Record<string, string>> = {};
  async function prepareKnown(): Promise<PreparedWorkload> {
    known = await versions();
    return await prepare();
  }
  const trial = await probeByTrial(prepareKnown, context, limitMs);
  if (trial.ready && trial.emulated !== true) return { status: "ready", versions: known };
  if (trial.ready) {
    const reason = "The guest's CPU is emulated: its monitor has none from KVM.";
    return { status: "degraded", versions: known, reason, accelerated: false, remedy: KVM_REMEDY };
  }
  return { status: "missing", reason: trial.reason, remedy: trial.remedy ?? remedy };
}
