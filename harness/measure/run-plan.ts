/**
 * `plan.json`: what a run was asked to do, resolved to targets and rounds, so that its order can be drawn again when
 * it is resumed. Written once, when warm-ups have shown what fits into the plan's time.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { messageOf, UsageError } from "../errors.ts";
import { writeWhole } from "../host/write-whole.ts";
import { planSchema } from "./plan.ts";
import { planFile } from "../records/run-folder.ts";

/** Raised when a plan written before can no longer be resumed. */
export const PLAN_SCHEMA = 1;

const series = z.object({ cache: z.enum(["warm", "cold"]), concurrency: z.int().positive() });

const plannedTarget = z.object({
  target: z.string(),
  versions: z.record(z.string(), z.string()),
  /** SHA-256 by name of the files that a start names: runtime, module, script. */
  files: z.record(z.string(), z.string()),
  /** Why its numbers are limited, where they are. */
  degraded: z.string().exactOptional(),
});

const leftOut = z.object({
  target: z.string(),
  /** Of starts; where it is absent, the reason says what is left out of which metric, or why the whole target is. */
  series: series.exactOptional(),
  reason: z.string(),
});

const runPlan = z.object({
  schema: z.literal(PLAN_SCHEMA, `this version resumes schema ${PLAN_SCHEMA}`),
  run: z.string().regex(/^[0-9T]+-[0-9a-f]+$/),
  seed: z.int().nonnegative(),
  plan: planSchema,
  workloadCompiler: z.string(),
  targets: z.array(plannedTarget),
  participations: z.array(z.object({ target: z.string(), series, rounds: z.int().positive() })),
  leftOut: z.array(leftOut),
});

export type LeftOut = z.infer<typeof leftOut>;
export type RunPlan = z.infer<typeof runPlan>;

export function writeRunPlan(folder: string, plan: RunPlan): void {
  writeWhole(planFile(folder), `${JSON.stringify(plan, undefined, 2)}\n`);
}

/** @throws UsageError where the folder holds no run that could be resumed. */
export function readRunPlan(folder: string): RunPlan {
  const file = planFile(folder);
  try {
    return runPlan.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const fact = issue === undefined ? messageOf(cause) : `${issue.path.join(".")}: ${issue.message}`;
    throw new UsageError(
      "resume",
      `${file} cannot be resumed: ${fact}.`,
      "Name the folder of a run that got beyond its warm-ups, with the version that began it; else start a new run.",
      { cause },
    );
  }
}
