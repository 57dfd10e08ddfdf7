/**
 * How long a CPU may take to wake. The limit holds for as long as a file is open, so that the kernel takes it back by
 * itself however the harness ends. See Documentation/power/pm_qos_interface.rst.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { messageOf } from "../../errors.ts";
import type { KernelFiles } from "../kernel-files.ts";

const DEVICE = "dev/cpu_dma_latency";
const CPUS = "sys/devices/system/cpu";

/**
 * The exit latency, in microseconds, of the shallowest state that is a sleep. Shallower yet is a busy loop, which takes
 * power from the other cores and time from the other thread of its own.
 */
function shallowestSleep(files: KernelFiles): number | undefined {
  const latencies = files.names(CPUS, /^cpu[0-9]+$/).flatMap((cpu) => {
    const [first] = files
      .names(`${CPUS}/${cpu}/cpuidle`, /^state[0-9]+$/)
      .map((state) => `${CPUS}/${cpu}/cpuidle/${state}`)
      .filter((state) => files.read(`${state}/name`) !== "POLL");
    const latency = first === undefined ? undefined : files.number(`${first}/latency`);
    return latency === undefined ? [] : [latency];
  });
  return latencies.length === 0 ? undefined : Math.max(...latencies);
}

export type IdleLatency =
  | { readonly limitUs: number; release(): void }
  | { readonly limitUs?: never; readonly refusal: string };

export function holdIdleLatency(files: KernelFiles): IdleLatency {
  const limitUs = shallowestSleep(files);
  if (limitUs === undefined) return { refusal: "the kernel tells no idle states" };
  try {
    const descriptor = openSync(files.pathOf(DEVICE), "r+");
    writeSync(descriptor, new Uint8Array(Int32Array.of(limitUs).buffer));
    return { limitUs, release: () => closeSync(descriptor) };
  } catch (error) {
    return { refusal: messageOf(error) };
  }
}
