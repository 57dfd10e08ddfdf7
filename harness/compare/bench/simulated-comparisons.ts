/** What compare says of pairs of runs that differ in nothing, or in one series by a known slowdown. */
import { type ComparedFigure, defaultThresholds } from "../compared-figure.ts";
import { compareSeries } from "../compare-series.ts";
import type { Series } from "../series.ts";
import { nightlyBlocks, nightlyPool } from "./nightly-pool.ts";
import { type BetweenRuns, resampledRun, seededRandom } from "./resampled-run.ts";

export interface Simulation {
  readonly comparisons: number;
  readonly between: BetweenRuns;
  readonly seed: number;
  /** Of the series that are slowed down in turn; undefined where none is. */
  readonly planted?: { readonly slowdown: number; readonly isPlanted: (series: Series) => boolean };
}

export interface Simulated {
  /** Of one comparison. */
  readonly figures: readonly ComparedFigure[];
  /** The one that was slowed down. */
  readonly planted: Series | undefined;
}

/** The same seed gives the same comparisons. */
export function* simulatedComparisons({ comparisons, between, seed, planted }: Simulation): Generator<Simulated> {
  const random = seededRandom(seed);
  const pool = nightlyPool(random);
  for (let comparison = 0; comparison < comparisons; comparison++) {
    const [base, drawn] = [0, 1].map(() => resampledRun(pool, nightlyBlocks, between, random));
    if (base === undefined || drawn === undefined) return;
    const candidates = drawn.filter((series) => planted?.isPlanted(series) === true);
    const slowed = candidates[comparison % Math.max(1, candidates.length)];
    const head = drawn.map((series) =>
      series === slowed
        ? { ...series, values: series.values.map((ns) => ns * (1 + (planted?.slowdown ?? 0))) }
        : series,
    );
    const pairs = base.flatMap((series, index) => {
      const other = head[index];
      return other === undefined ? [] : [{ base: series, head: other, versionChanged: false }];
    });
    const { figures } = compareSeries(pairs, "others", defaultThresholds);
    const position = slowed === undefined ? -1 : drawn.indexOf(slowed);
    yield { figures, planted: head[position] };
  }
}

/** Series of which some figure was called worse or better. */
export function alarmed(figures: readonly ComparedFigure[]): ReadonlySet<Series> {
  return new Set(
    figures.filter(({ verdict }) => verdict === "worse" || verdict === "better").map(({ pair }) => pair.head),
  );
}
