/** Series by the names under which they are judged. */
import type { SeriesConditions } from "../records/series-key.ts";

export interface Labelled<Series> {
  readonly series: Series;
  /** The target's name, with what sets this series apart where the target has several that are never mixed. */
  readonly label: string;
}

/** Some tools tell their version in a paragraph. */
const LONGEST_VERSION = 40;

/** Facets in which series of one target can differ, with the words that tell them apart. */
const facets: readonly ((series: SeriesConditions) => string)[] = [
  ({ versions }) =>
    Object.entries(versions)
      .map(([tool, version]) => `${tool} ${version}`.slice(0, LONGEST_VERSION))
      .join(", "),
  ({ artefactSha256 }) => `artefact ${artefactSha256.slice(0, 8)}`,
  ({ layer }) => `through ${layer}`,
  ({ accelerated }) => (accelerated ? "accelerated" : "emulated"),
  ({ runtimeReplaced }) => (runtimeReplaced ? "after the runtime was replaced" : "before the runtime was replaced"),
];

/** @param more facets that only this kind of series has. */
export function labelled<Series extends SeriesConditions>(
  all: readonly Series[],
  more: readonly ((series: Series) => string)[] = [],
): Labelled<Series>[] {
  return all.map((series) => {
    const siblings = all.filter(({ target }) => target === series.target);
    const telling = [...facets, ...more].filter((facet) => new Set(siblings.map(facet)).size > 1);
    const set = telling.map((facet) => facet(series)).join(", ");
    return { series, label: telling.length === 0 ? series.target : `${series.target} (${set})` };
  });
}
