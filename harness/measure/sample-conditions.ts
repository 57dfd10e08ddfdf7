import type { DriverContext } from "../../drivers/types.ts";
import type { BuiltWorkload } from "../../workloads/types.ts";
import { redact } from "../records/redact.ts";
import { SAMPLE_SCHEMA } from "../records/common-sample.ts";
import type { Sample } from "../records/sample.ts";
import { isAccelerated, type Usable } from "./participant.ts";

/** The fields of a sample that say of what it is one, whatever the metric. */
export type SampleConditions = Pick<
  Sample,
  "schema" | "run" | "target" | "technology" | "layer" | "workload" | "accelerated" | "versions" | "artefactSha256"
>;

/** A target, or an arm, with the workload made ready. */
interface Prepared {
  readonly target: Pick<SampleConditions, "technology" | "layer"> & { readonly name: string };
  readonly prepared: Pick<SampleConditions, "artefactSha256">;
  readonly availability: Usable;
}

export function sampleConditions(
  { runId }: Pick<DriverContext, "runId">,
  { target, prepared, availability }: Prepared,
  workload: BuiltWorkload,
): SampleConditions {
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
