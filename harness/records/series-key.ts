/** Everything in which all samples of one series agree, whatever the metric. */
import type { z } from "zod";
import type { commonLine } from "./common-line.ts";
import type { SampleFlag } from "./common-sample.ts";

type Common = Pick<
  z.infer<typeof commonLine>,
  "target" | "technology" | "layer" | "workload" | "accelerated" | "versions" | "artefactSha256"
>;

/** Of one target under the same conditions, by the same runtime. */
export interface SeriesConditions extends Readonly<Common> {
  /** These samples were taken after the runtime had been replaced in the middle of the run. */
  readonly runtimeReplaced: boolean;
}

const versionChanged: SampleFlag = "version-changed";

export function conditionsOf(sample: Common & { readonly flags: readonly string[] }): SeriesConditions {
  const { target, technology, layer, workload, accelerated, versions, artefactSha256, flags } = sample;
  const runtimeReplaced = flags.includes(versionChanged);
  return { target, technology, layer, workload, accelerated, versions, artefactSha256, runtimeReplaced };
}

/** The same text for two samples of one series. */
export function seriesKey(sample: Common & { readonly flags: readonly string[] }, ...more: unknown[]): string {
  return JSON.stringify([conditionsOf(sample), ...more]);
}
