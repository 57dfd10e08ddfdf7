/** The lines of metric `isolation`. */
import { z } from "zod";
import { commonLine, count, name } from "./common-line.ts";

/** A sentence that a runtime or a kernel had a say in. */
const sentence = z.string().max(1000);

const common = commonLine.extend({ metric: z.literal("isolation") });

const boundary = common
  .extend({
    view: z.literal("boundary"),
    /** One of a later version is let through. */
    check: name,
    value: z.enum(["reached", "denied", "absent", "undecided"]).nullable(),
    unit: z.literal("answer"),
    why: sentence.exactOptional(),
    facts: z.record(name, z.union([sentence, z.number(), z.boolean(), z.array(name).max(300)])),
  })
  .refine(({ outcome, value }) => (outcome === "ok") === (value !== null), {
    path: ["value"],
    message: "an answer for outcome ok and null for any other",
  });

const surface = common
  .extend({
    view: z.literal("surface"),
    value: count.nullable(),
    unit: z.literal("system calls"),
    answered: count,
    calls: z.array(
      z.object({ phase: z.enum(["start", "work", "end"]), component: name, counts: z.record(name, count.positive()) }),
    ),
    tracer: name,
  })
  .refine(({ outcome, value }) => (outcome === "ok") === (value !== null && value > 0), {
    path: ["value"],
    message: "a number above 0 for outcome ok and null for any other",
  })
  .refine(
    ({ value, calls }) => value === null || value === new Set(calls.flatMap((one) => Object.keys(one.counts))).size,
    {
      path: ["value"],
      message: "the number of distinct system calls",
    },
  );

export const isolationLine = z.discriminatedUnion("view", [boundary, surface]);

/** An {@link IsolationSample} as it is read back. */
export type RecordedIsolation = z.infer<typeof isolationLine>;
export type RecordedBoundary = z.infer<typeof boundary>;
export type RecordedSurface = z.infer<typeof surface>;
