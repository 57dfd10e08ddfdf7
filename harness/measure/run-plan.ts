/**
 * `plan.json`: what a run was asked to do, resolved to targets and rounds, so that its order can be drawn again when
 * it is resumed. Written once, when warm-ups have shown what fits into the plan's time.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Participation } from "./schedule.ts";
import type { Plan } from "./plan.ts";
import { UsageError } from "../errors.ts";
import type { Series } from "../records/sample.ts";
import { planFile } from "../records/run-folder.ts";

/** Raised when a plan written before can no longer be resumed. */
export const PLAN_SCHEMA = 1;

export interface PlannedTarget {
  readonly target: string;
  readonly versions: Readonly<Record<string, string>>;
  /** SHA-256 by name of the files that a start names: runtime, module, script. */
  readonly files: Readonly<Record<string, string>>;
  /** Why its numbers are limited, where they are. */
  readonly degraded?: string;
}

export interface LeftOut {
  readonly target: string;
  /** Absent where the whole target is left out. */
  readonly series?: Series;
  readonly reason: string;
}

export interface RunPlan {
  readonly schema: typeof PLAN_SCHEMA;
  readonly run: string;
  readonly seed: number;
  readonly plan: Plan;
  readonly workloadCompiler: string;
  readonly targets: readonly PlannedTarget[];
  readonly participations: readonly Participation[];
  readonly leftOut: readonly LeftOut[];
}

/** Whole or not at all. */
export function writeRunPlan(folder: string, plan: RunPlan): void {
  const file = planFile(folder);
  writeFileSync(`${file}.part`, `${JSON.stringify(plan, undefined, 2)}\n`);
  renameSync(`${file}.part`, file);
}

/** @throws UsageError where the folder holds no run that could be resumed. */
export function readRunPlan(folder: string): RunPlan {
  const file = planFile(folder);
  let plan: RunPlan;
  try {
    plan = JSON.parse(readFileSync(file, "utf8")) as RunPlan;
  } catch (cause) {
    throw new UsageError(
      "resume",
      `${file} cannot be read: ${(cause as Error).message}.`,
      "Name the folder of a run that got beyond its warm-ups; else start a new run.",
      { cause },
    );
  }
  if (plan.schema !== PLAN_SCHEMA) {
    throw new UsageError(
      "resume",
      `${file} has schema ${JSON.stringify(plan.schema)}, this version resumes ${PLAN_SCHEMA}.`,
      "Resume it with the version that began it, or start a new run.",
    );
  }
  return plan;
}
