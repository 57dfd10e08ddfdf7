/** Which series can stand as evidence for a startup claim, and by what name. */
import type { StartupSeries } from "../records/startup-series.ts";

export interface Evidence {
  readonly series: StartupSeries;
  /** The target's name, with what sets this series apart where the target has several that are never mixed. */
  readonly label: string;
}

/**
 * The plain start: one at a time, nothing dropped from the page cache, the workload that does nothing. The document
 * says nothing of load or of a cold cache, so starts under those are series of their own and judge no claim.
 */
export function isPlainStart({ workload, cache, concurrency }: StartupSeries): boolean {
  return workload === "noop" && cache === "warm" && concurrency === 1;
}

/** Some tools tell their version in a paragraph. */
const LONGEST_VERSION = 40;

/** Facets in which series of one target can differ, with the words that tell them apart. */
const facets: readonly ((series: StartupSeries) => string)[] = [
  ({ versions }) =>
    Object.entries(versions)
      .map(([tool, version]) => `${tool} ${version}`.slice(0, LONGEST_VERSION))
      .join(", "),
  ({ artefactSha256 }) => `artefact ${artefactSha256.slice(0, 8)}`,
  ({ layer }) => `through ${layer}`,
  ({ accelerated }) => (accelerated ? "accelerated" : "emulated"),
  ({ clock }) => `clock ${clock}`,
  ({ runtimeReplaced }) => (runtimeReplaced ? "after the runtime was replaced" : "before the runtime was replaced"),
];

/**
 * The plain starts, by target. Where a runtime changed its version, or something else that splits a series changed,
 * every part is evidence of its own: mixing them would measure neither, and picking one would be picking a verdict.
 */
export function plainStarts(all: readonly StartupSeries[]): Evidence[] {
  const plain = all.filter(isPlainStart);
  return plain.map((series) => {
    const siblings = plain.filter(({ target }) => target === series.target);
    const telling = facets.filter((facet) => new Set(siblings.map(facet)).size > 1).map((facet) => facet(series));
    return { series, label: telling.length === 0 ? series.target : `${series.target} (${telling.join(", ")})` };
  });
}
