/** The lines of metric `performance`. */
import { z } from "zod";
import { workKinds } from "../../workloads/types.ts";
import { commonLine, name, quantity } from "./common-line.ts";

/** More repetitions or requests than any workload has. */
const MOST = 100_000;

export const performanceLine = commonLine
  .extend({
    metric: z.literal("performance"),
    outcome: z.enum([...commonLine.shape.outcome.options, "unsupported"]),
    kind: z.enum(workKinds),
    baseline: name,
    value: quantity.nullable(),
    unit: z.literal("ns"),
    clock: z.enum(["launcher", "node"]),
    cpu: z.int().nonnegative().nullable(),
    readyNs: quantity.nullable(),
    ownNs: z.array(quantity).max(MOST),
    hostNs: z.array(quantity.nullable()).max(MOST),
    requestsPerSecond: z.number().positive().exactOptional(),
    fileSystem: name.exactOptional(),
  })
  .refine(({ outcome, value }) => (outcome === "ok") === (value !== null && value > 0), {
    path: ["value"],
    message: "a number above 0 for outcome ok and null for any other",
  });

/** A {@link PerformanceSample} as it is read back. */
export type RecordedPerformance = z.infer<typeof performanceLine>;
