/** Whether this host's CPU can run a guest, or it has to be emulated. */
import { accessSync, constants } from "node:fs";
import { isErrno } from "../lib/errno.ts";
import { KVM_REMEDY } from "../lib/probe.ts";
import { probeByTrial } from "../lib/trial.ts";
import type { DriverContext, PreparedCommands } from "../types.ts";
import type { Machine } from "./machines.ts";

export type Accelerator =
  | { readonly name: "kvm" }
  | {
      readonly name: "tcg";
      /** Why not KVM. */
      readonly reason: string;
      readonly remedy: string;
    };

/** @returns undefined where this process may open the device. */
export function kvmDenial(device: string): { reason: string; remedy: string } | undefined {
  try {
    accessSync(device, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return { reason: `There is no ${device}.`, remedy: KVM_REMEDY };
    if (!isErrno(error, "EACCES") && !isErrno(error, "EPERM")) throw error;
    const reason = `${device} is not readable and writable by uid ${process.geteuid?.()}.`;
    return { reason, remedy: "Add the user to the group of that device (kvm), or run as root." };
  }
}

/** Outcomes of the trials under KVM, for the life of the harness: one that hangs costs its whole limit. */
const bootedUnderKvm = new Set<Machine>();
/** A fact of the host, and so the same for every machine. */
let kvmFailure: Accelerator | undefined;

/**
 * KVM where a guest really boots with it; that /dev/kvm opens proves nothing.
 *
 * @param prepare makes the machine ready to be started under KVM.
 */
export async function chooseAccelerator(
  machine: Machine,
  prepare: () => Promise<PreparedCommands>,
  context: DriverContext,
): Promise<Accelerator> {
  const denial = kvmDenial("/dev/kvm");
  if (denial !== undefined) return { name: "tcg", ...denial };
  if (kvmFailure !== undefined) return kvmFailure;
  if (bootedUnderKvm.has(machine)) return { name: "kvm" };
  const trial = await probeByTrial(prepare, context, machine.kvmLimitMs);
  context.signal.throwIfAborted();
  if (trial.ready) {
    bootedUnderKvm.add(machine);
    return { name: "kvm" };
  }
  kvmFailure = {
    name: "tcg",
    reason: `/dev/kvm opens, but a guest with the host's CPU model does not boot. ${trial.reason}`,
    remedy: KVM_REMEDY,
  };
  return kvmFailure;
}
