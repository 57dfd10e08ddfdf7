/** Compares every series that two runs have in common. */
import { holmAdjusted } from "../stats/holm.ts";
import type { Interval } from "../stats/quantile-interval.ts";
import { compareFailures } from "./compare-failures.ts";
import type { ComparedFigure, Controls, Thresholds } from "./compared-figure.ts";
import { type Estimated, estimatePair, methodFor } from "./estimate-pair.ts";
import { BASELINE, PairedGroup, type SeriesPair } from "./host-shift.ts";
import { runToRunSpread, widened } from "./run-to-run.ts";
import { type ComparedMetric, comparedMetrics, type SeriesName } from "./series.ts";
import { asShares } from "./shift.ts";
import { conclude } from "./verdict.ts";

/** What all targets of one group did together. */
export interface HostMove {
  readonly name: Pick<SeriesName, "metric" | "workload" | "parameters">;
  readonly targets: number;
  /** A share of what it was. */
  readonly change: number;
  readonly interval: Interval | undefined;
}

export interface ComparedSeries {
  readonly figures: readonly ComparedFigure[];
  readonly host: readonly HostMove[];
  /**
   * Standard deviation of the change between the two runs beyond what their own samples show, as a share, by metric;
   * undefined where too few series tell it.
   */
  readonly runToRun: ReadonlyMap<ComparedMetric, number | undefined>;
}

/** Upwards for worse. */
function turned(interval: Interval | undefined): Interval | undefined {
  return interval === undefined ? undefined : { low: -interval.high, high: -interval.low };
}

/** Flags of samples that something else on the host was in the way of. */
const disturbances = ["loaded", "stolen", "swapping", "throttled"];
/** Of the samples. */
const UNLIKE = 0.25;

/** Load weighs on each target in its own way: beside the baseline, too, it looks like another host. */
function isUnlikeDisturbed({ base, head }: SeriesPair): boolean {
  return disturbances.some((flag) => Math.abs((base.flags.get(flag) ?? 0) - (head.flags.get(flag) ?? 0)) > UNLIKE);
}

function figureOf(estimated: Estimated, adjustedP: number, controls: Controls, threshold: number): ComparedFigure {
  const { pair, kind, base, head, shift, hidden } = estimated;
  const { value, interval, method, units, p } = shift;
  const isHigherBetter = pair.base.better === "higher";
  // Of two hosts only what is left beside the baseline means anything.
  const measured = controls === "baseline" ? value : Math.log(head) - Math.log(base);
  const evidence = isHigherBetter
    ? { value: -value, interval: turned(interval), adjustedP, plain: -measured }
    : { value, interval, adjustedP, plain: measured };
  return {
    pair,
    kind,
    unit: pair.base.unit,
    base,
    head,
    change: Math.expm1(value),
    interval: asShares(interval),
    method,
    units,
    samples: [pair.base.values.length, pair.head.values.length],
    p,
    adjustedP,
    threshold,
    controls: estimated.controls,
    hidden,
    ...(controls === "baseline" && pair.base.isTime && isUnlikeDisturbed(pair)
      ? { verdict: "unsure", reason: "disturbed" }
      : conclude(evidence, Math.log1p(threshold))),
  };
}

/** Series of which nothing is known to have changed, and in which the host's part is taken off. */
function tellsRunToRun({ pair, kind, controls }: Estimated): boolean {
  return kind === "p50" && !pair.versionChanged && (controls > 0 || !pair.base.isTime);
}

function runToRunByMetric(estimated: readonly Estimated[]): Map<ComparedMetric, number | undefined> {
  const telling = estimated.filter(tellsRunToRun);
  return new Map(
    comparedMetrics.map((metric) => {
      const shifts = telling.filter(({ pair }) => pair.base.metric === metric).map(({ shift }) => shift);
      return [metric, runToRunSpread(shifts)];
    }),
  );
}

interface Group {
  readonly members: readonly SeriesPair[];
  readonly paired: PairedGroup;
}

function hostMoves(groups: readonly Group[], method: ReturnType<typeof methodFor>): HostMove[] {
  return groups.flatMap(({ members, paired }) => {
    const [first] = members;
    const shift = first?.base.isTime === true ? paired.hostShift(method) : undefined;
    if (first === undefined || shift === undefined) return [];
    const { metric, workload, parameters } = first.base;
    const name = { metric, workload, parameters };
    return [{ name, targets: members.length, change: Math.expm1(shift.value), interval: asShares(shift.interval) }];
  });
}

/**
 * @param pairs of each series one.
 * @param thresholds shares of the figures; of failures in blocks.
 */
export function compareSeries(
  pairs: readonly SeriesPair[],
  controls: Controls,
  thresholds: Thresholds,
): ComparedSeries {
  const groups = Array.from(Map.groupBy(pairs, ({ base }) => base.group).values(), (members): Group => ({
    members,
    paired: new PairedGroup(members, controls),
  }));
  const failures = compareFailures(pairs, thresholds.failures);
  const method = methodFor(failures.length + pairs.reduce((sum, { base }) => sum + base.quantiles.length, 0));
  // Beside itself the baseline has nothing to tell.
  const isCompared = ({ base }: SeriesPair): boolean => controls === "others" || base.target !== BASELINE;
  const estimated = groups.flatMap(({ members, paired }) =>
    members.filter(isCompared).flatMap((pair) => estimatePair(pair, paired, { method, thresholds, controls })),
  );
  // Of two hosts every series may have changed, so that none tells how much two runs of the same differ.
  const runToRun = runToRunByMetric(controls === "others" ? estimated : []);
  const wide = estimated.map((one) => ({
    ...one,
    shift: widened(one.shift, runToRun.get(one.pair.base.metric) ?? 0),
  }));
  const adjusted = holmAdjusted([...wide.map(({ shift }) => shift.p), ...failures.map(({ p }) => p)]);
  const figures = wide.map((one, index) =>
    figureOf(one, adjusted[index] ?? 1, controls, thresholds[one.pair.base.metric]),
  );
  const ofFailures = failures.map((one, index): ComparedFigure => {
    const adjustedP = adjusted[wide.length + index] ?? 1;
    const evidence = { value: one.change, interval: one.interval, adjustedP, plain: one.change };
    return { ...one, adjustedP, ...conclude(evidence, one.threshold) };
  });
  return {
    figures: [...figures, ...ofFailures],
    host: controls === "others" ? hostMoves(groups, method) : [],
    runToRun,
  };
}
