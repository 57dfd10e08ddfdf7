/** Makes series of the samples of one run. */
import { DensityCollector, type DensityRamp } from "../records/density-series.ts";
import { IsolationCollector, type IsolationSeries } from "../records/isolation-series.ts";
import { climbFits, type MemoryView, memoryViews } from "../records/memory-fit.ts";
import { MemoryCollector, type MemorySeries } from "../records/memory-series.ts";
import { PerformanceCollector, type PerformanceSeries } from "../records/performance-series.ts";
import type { RecordedSample } from "../records/reader.ts";
import type { SampleFlag } from "../records/common-sample.ts";
import type { SeriesConditions } from "../records/series-key.ts";
import { countedFlags } from "./counted-flags.ts";
import type { Series, SeriesName } from "./series.ts";
import { StartupBlocks } from "./startup-blocks.ts";

const runtimeReplaced: SampleFlag = "version-changed";

/** Requests are many in each block; of other work a block has one figure. */
const requestQuantiles = [0.5, 0.99];

type Common = Omit<SeriesName, "metric" | "parameters"> & Pick<Series, "versions" | "artefactSha256">;

function commonOf({ target, technology, layer, workload, versions, artefactSha256 }: SeriesConditions): Common {
  return { target, technology, layer, workload, versions, artefactSha256 };
}

function acceleration({ accelerated }: SeriesConditions): Record<string, string> {
  return { accelerated: accelerated ? "yes" : "no" };
}

function positions(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => index);
}

/** The slope over the climbs of one view; within one process the fixed part too, which is the engine's own. */
function memorySeriesOf(series: MemorySeries): Series[] {
  const { guest, dirtyBytes } = series;
  const declared = guest === undefined ? {} : { guest: String(guest.declaredBytes) };
  // A size that the plan asked for is a series of its own; a machine's own is how it was measured.
  const asked = guest?.asked === true ? declared : {};
  const conditions = { ...acceleration(series), ...(guest?.asked === true ? {} : declared) };
  const climbs = new Set(series.readings.map(({ climb }) => climb)).size;
  const figuresOf = (view: MemoryView): Series[] => {
    const fits = climbFits(view, series);
    const figure = (part: "each" | "fixed", values: readonly number[]): Series[] => {
      if (values.length === 0) return [];
      return [
        {
          ...commonOf(series),
          metric: "memory",
          parameters: { view, part, filled: String(dirtyBytes), ...asked },
          unit: "bytes",
          better: "lower",
          quantiles: [0.5],
          group: `memory ${series.workload} ${view} ${part} ${dirtyBytes}`,
          isTime: false,
          conditions,
          values: Float64Array.from(values),
          blocks: positions(values.length),
          failing:
            view === "pss" && part === "each"
              ? { hits: series.failures.length, trials: climbs + series.failures.length }
              : undefined,
          flags: countedFlags(series.flags, series.readings.length + series.failures.length),
        },
      ];
    };
    const each = figure(
      "each",
      fits.map(({ slope }) => slope.value),
    );
    if (series.layer !== "in-process") return each;
    return [
      ...each,
      ...figure(
        "fixed",
        fits.map(({ intercept }) => intercept.value),
      ),
    ];
  };
  return memoryViews.flatMap(figuresOf);
}

/** All ramps of one target. One that was killed on the way has no end, and no figure. */
function densitySeriesOf(ramps: readonly DensityRamp[]): Series[] {
  const [first] = ramps;
  const ends = ramps.flatMap(({ end }) => end ?? []);
  if (first === undefined || ends.length === 0) return [];
  return [
    {
      ...commonOf(first),
      metric: "density",
      parameters: {},
      unit: "instances",
      better: "higher",
      quantiles: [0.5],
      group: `density ${first.workload}`,
      isTime: false,
      conditions: acceleration(first),
      values: Float64Array.from(ends, ({ value }) => value),
      blocks: positions(ends.length),
      failing: undefined,
      flags: countedFlags(
        first.flags,
        ramps.reduce((sum, { steps, end }) => sum + steps.length + (end === undefined ? 0 : 1), 0),
      ),
    },
  ];
}

function performanceSeriesOf(series: PerformanceSeries): Series[] {
  const { kind, baseline, clock, pinned, fileSystem, starts, flags } = series;
  const done = starts.filter(({ outcome }) => outcome !== "unsupported").toSorted((a, b) => a.block - b.block);
  const [first] = done;
  if (first === undefined) return [];
  const isRequests = kind === "requests";
  const figures = done.flatMap(({ block, outcome, value, hostNs }) => {
    if (outcome !== "ok" || value === null) return [{ block, ns: Infinity }];
    if (!isRequests) return [{ block, ns: value }];
    // The later half, as in every summary: by then engines have compiled what they are going to.
    return hostNs.slice(Math.floor(hostNs.length / 2)).map((ns) => ({ block, ns: ns ?? Infinity }));
  });
  return [
    {
      ...commonOf(series),
      metric: "performance",
      parameters: {
        kind,
        ...(first.requestsPerSecond === undefined ? {} : { requestsPerSecond: String(first.requestsPerSecond) }),
      },
      unit: "ns",
      better: "lower",
      quantiles: isRequests ? requestQuantiles : [0.5],
      group: `performance ${baseline}`,
      isTime: true,
      conditions: { ...acceleration(series), clock, pinned: pinned ? "yes" : "no", fileSystem: fileSystem ?? "none" },
      values: Float64Array.from(figures, ({ ns }) => ns),
      blocks: Float64Array.from(figures, ({ block }) => block),
      failing: { hits: done.filter(({ outcome }) => outcome !== "ok").length, trials: done.length },
      flags: countedFlags(flags, starts.length),
    },
  ];
}

/** Takes the samples of one run one by one. */
export class SeriesCollector {
  readonly #startup = new StartupBlocks();
  readonly #memory = new MemoryCollector();
  readonly #density = new DensityCollector();
  readonly #performance = new PerformanceCollector();
  readonly #isolation = new IsolationCollector();
  /** Samples left out since the runtime had been replaced in the middle of the run, by target. */
  readonly replaced = new Map<string, number>();

  add(sample: RecordedSample): void {
    if (sample.flags.includes(runtimeReplaced)) {
      this.replaced.set(sample.target, (this.replaced.get(sample.target) ?? 0) + 1);
      return;
    }
    switch (sample.metric) {
      case "startup":
        this.#startup.add(sample);
        break;
      case "memory":
        this.#memory.add(sample);
        break;
      case "density":
        this.#density.add(sample);
        break;
      case "performance":
        this.#performance.add(sample);
        break;
      case "isolation":
        this.#isolation.add(sample);
        break;
    }
  }

  /** In the order of target names. */
  series(): Series[] {
    const ramps = Map.groupBy(this.#density.ramps(), ({ target, layer }) => `${target} ${layer}`);
    return [
      ...this.#startup.series(),
      ...this.#memory.series().flatMap(memorySeriesOf),
      ...Array.from(ramps.values(), densitySeriesOf).flat(),
      ...this.#performance.series().flatMap(performanceSeriesOf),
    ].toSorted((a, b) => (a.target === b.target ? 0 : a.target < b.target ? -1 : 1));
  }

  isolation(): readonly IsolationSeries[] {
    return this.#isolation.series();
  }
}
