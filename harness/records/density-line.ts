/** The lines of metric `density`. */
import { z } from "zod";
import { commonLine, count, hostMemory, name, quantity } from "./common-line.ts";

const common = commonLine.extend({ metric: z.literal("density"), unit: z.literal("instances"), value: count });

const step = common.extend({
  phase: z.literal("step"),
  startNs: z.array(quantity.nullable()),
  instantiateNs: z.array(quantity).exactOptional(),
  stepNs: quantity,
  answerNs: z.array(quantity.nullable()),
  clock: z.enum(["launcher", "node"]),
  host: hostMemory,
  resources: z.record(name, z.object({ used: quantity, limit: quantity })),
  harnessBytes: quantity,
});

/** Every {@link DensityBound}; one of a later version is let through. */
const end = common.extend({
  phase: z.literal("end"),
  boundBy: name,
  why: z.string().max(2000),
  cleanupNs: quantity,
  leftBehind: z.object({ processes: count, cgroups: count, mounts: count }),
});

export const densityLine = z.discriminatedUnion("phase", [step, end]);

/** A {@link DensitySample} as it is read back. */
export type RecordedDensity = z.infer<typeof densityLine>;
export type RecordedDensityStep = z.infer<typeof step>;
export type RecordedDensityEnd = z.infer<typeof end>;
