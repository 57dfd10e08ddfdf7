/** The lines of metric `memory`. */
import { z } from "zod";
import { commonLine, count, hostMemory, name, quantity } from "./common-line.ts";

const componentMemory = z.object({
  processes: count,
  pssBytes: quantity,
  ussBytes: quantity,
  unbackedPssBytes: quantity,
  swapPssBytes: quantity,
  pageTableBytes: quantity,
});

const cgroupMemory = z.object({
  usageBytes: quantity,
  kernelBytes: quantity.nullable(),
  anonymousBytes: quantity,
  fileBytes: quantity,
  sharedBytes: quantity,
});

export const memoryLine = commonLine.extend({
  metric: z.literal("memory"),
  unit: z.literal("bytes"),
  value: quantity.nullable(),
  instances: count,
  dirtyBytes: quantity,
  guest: z.object({ declaredBytes: quantity, asked: z.boolean() }).exactOptional(),
  components: z.record(name, componentMemory),
  host: hostMemory,
  runCgroup: cgroupMemory.nullable(),
  instanceCgroups: cgroupMemory.nullable(),
  harness: componentMemory,
  settledNs: quantity,
});

/** A {@link MemorySample} as it is read back. */
export type RecordedMemory = z.infer<typeof memoryLine>;
