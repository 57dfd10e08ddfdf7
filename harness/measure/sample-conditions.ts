import type { DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { redact } from "../records/redact.ts";
import { SAMPLE_SCHEMA, type Sample } from "../records/sample.ts";
import { isAccelerated, type Participant } from "./participant.ts";

/** The fields of a sample that say of what it is one, whatever the metric. */
export function sampleConditions(
  { runId }: Pick<DriverContext, "runId">,
  { target, prepared, availability }: Participant,
  workload: BuiltWorkload,
): Pick<
  Sample,
  "schema" | "run" | "target" | "technology" | "layer" | "workload" | "accelerated" | "versions" | "artefactSha256"
> {
  return {
    schema: SAMPLE_SCHEMA,
    run: runId,
    target: target.name,
    technology: target.technology,
    layer: target.layer,
    workload: workload.manifest.name,
    accelerated: isAccelerated(availability),
    versions: availability.versions,
    artefactSha256: prepared.artefactSha256,
  };
}

/** What went wrong, without the paths of this machine: samples are published. */
export function toldWithoutPaths(
  reason: unknown,
  { cacheDir, runDir }: Pick<DriverContext, "cacheDir" | "runDir">,
): string {
  return redact(reason instanceof Error ? reason.message : String(reason), { "<cache>": cacheDir, "<run>": runDir });
}
