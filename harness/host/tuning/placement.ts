/** Which CPUs the harness keeps to itself, and which it leaves to what is measured. */
import { execa } from "execa";
import { messageOf } from "../../errors.ts";
import { allowedCpus, cpuList, cpusIn } from "../cpu-list.ts";
import { type KernelFiles, kernelFiles } from "../kernel-files.ts";
import type { Refusal } from "./kernel-settings.ts";

export interface Placement {
  readonly harness: readonly number[];
  readonly measured: readonly number[];
}

/**
 * The first CPU is the harness's. The other threads of its core stay empty: they would share its execution units.
 *
 * @param allowed on which this process may run.
 */
export function placementOn(allowed: readonly number[], files: KernelFiles): Placement | Refusal {
  const [first] = allowed;
  if (first === undefined) return { refusal: "the kernel does not tell which CPUs may be used" };
  const core = cpusIn(files.read(`sys/devices/system/cpu/cpu${first}/topology/thread_siblings_list`) ?? "");
  const measured = allowed.filter((cpu) => cpu !== first && !core.includes(cpu));
  if (measured.length === 0) return { refusal: `there is one core to use, with CPU ${cpuList(allowed)}` };
  return { harness: [first], measured };
}

/** Every thread of this process, and what it starts from now on. */
async function moveTo(cpus: readonly number[]): Promise<void> {
  await execa("taskset", ["--all-tasks", "--cpu-list", "--pid", cpuList(cpus), String(process.pid)]);
}

export type Moved = Refusal | { readonly placement: Placement; restore(): Promise<void> };

/** Ends with the process, so that nothing is left to be put back after a kill -9. */
export async function moveHarnessApart(): Promise<Moved> {
  const allowed = allowedCpus();
  const placement = placementOn(allowed, kernelFiles());
  if ("refusal" in placement) return placement;
  try {
    await moveTo(placement.harness);
  } catch (error) {
    return { refusal: messageOf(error) };
  }
  return { placement, restore: async () => await moveTo(allowed) };
}
