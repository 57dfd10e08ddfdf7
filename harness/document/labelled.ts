/** Series by the names under which they are judged. */
import type { SeriesConditions } from "../records/series-key.ts";
import { layerNames } from "./layer-names.ts";
import { enumerated, everywhere, type Wording } from "../wording.ts";

export interface Labelled<Series> {
  readonly series: Series;
  /** The target's name, with what sets this series apart where the target has several that are never mixed. */
  readonly label: Wording;
}

/** Some tools tell their version in a paragraph. */
const LONGEST_VERSION = 40;

/** Facets in which series of one target can differ, with the words that tell them apart. */
const facets: readonly ((series: SeriesConditions) => Wording)[] = [
  ({ versions }) =>
    enumerated(
      Object.entries(versions).map(([tool, version]) => everywhere(`${tool} ${version}`.slice(0, LONGEST_VERSION))),
    ),
  ({ artefactSha256 }) => ({
    en: `artefact ${artefactSha256.slice(0, 8)}`,
    zh: `制品 ${artefactSha256.slice(0, 8)}`,
  }),
  ({ layer }) => ({ en: `through ${layer}`, zh: `经由${layerNames[layer].zh}` }),
  ({ accelerated }) => (accelerated ? { en: "accelerated", zh: "硬件加速" } : { en: "emulated", zh: "模拟" }),
  ({ runtimeReplaced }) =>
    runtimeReplaced
      ? { en: "after the runtime was replaced", zh: "运行时被替换之后" }
      : { en: "before the runtime was replaced", zh: "运行时被替换之前" },
];

/** @param more facets that only this kind of series has. */
export function labelled<Series extends SeriesConditions>(
  all: readonly Series[],
  more: readonly ((series: Series) => Wording)[] = [],
): Labelled<Series>[] {
  return all.map((series) => {
    const siblings = all.filter(({ target }) => target === series.target);
    const telling = [...facets, ...more].filter((facet) => new Set(siblings.map((one) => facet(one).en)).size > 1);
    const set = enumerated(telling.map((facet) => facet(series)));
    const { target } = series;
    const label = { en: `${target} (${set.en})`, zh: `${target}（${set.zh}）` };
    return { series, label: telling.length === 0 ? everywhere(target) : label };
  });
}

/** The name of two that are compared: `a < b`. */
export function pairLabel(one: Wording, sign: string, other: Wording): Wording {
  return { en: `${one.en} ${sign} ${other.en}`, zh: `${one.zh} ${sign} ${other.zh}` };
}
