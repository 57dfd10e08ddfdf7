import { listed } from "../../document/conclude.ts";
import { hullOf } from "../../document/hull.ts";
import type { DensityPart } from "../../document/measured/formula-parts.ts";
import { type DensityView, densityViews, type TargetDensity } from "../../document/measured/measured-density.ts";
import type { MemoryFactor, RampFactor, TechnologyFactor } from "../../document/measured/measured-factors.ts";
import { densities } from "../../document/printed/density.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { formatGibibytes } from "../format-gibibytes.ts";
import { formatObserved } from "../format-observed.ts";
import { type FormulaBlock, table, text } from "./formula-block.ts";
import { instancesText, rangeText, ratioRange, shortNames, viewNames } from "./ratio-text.ts";

/** As the document prints it: of a node of 100. */
function needText(bytes: number, { nodeBytes }: TargetDensity): string {
  return `${Number(((100 * bytes) / nodeBytes).toPrecision(2))} (${formatObserved(bytes, "bytes")})`;
}

function viewRow(target: TargetDensity, view: DensityView): string[] {
  const by = target.views[view];
  if (by === undefined) return [target.target, viewNames[view], "–", "–", "too few readings"];
  const { value, interval } = by.perInstanceBytes;
  return [
    target.target,
    viewNames[view],
    (1 - by.overhead.value).toFixed(4),
    value > 0 ? needText(value, target) : `at most ${needText(interval.high, target)}`,
    instancesText(by.density),
  ];
}

function printedRows(): string[][] {
  return (["vm", "container", "wasm"] as const).map((technology) => {
    const { left, perInstance, density } = densities[technology];
    return [shortNames[technology], "printed", left.printed, perInstance.printed, density.printed];
  });
}

function viewRange(factors: readonly MemoryFactor[], view: DensityView): string {
  const range = hullOf(factors.map(({ views }) => views[view]?.interval ?? null));
  return range === null ? "–" : ratioRange(range);
}

/** A ramp that could have gone on leaves its end open. */
function rampRange(factors: readonly RampFactor[]): string {
  const range = hullOf(
    factors.map(({ factor }): Interval | null =>
      factor.interval === null
        ? null
        : {
            low: factor.openBelow === undefined ? factor.interval.low : 0,
            high: factor.openAbove === undefined ? factor.interval.high : Infinity,
          },
    ),
  );
  if (range === null) return "–";
  return range.low === 0 && range.high === Infinity ? "ended by the plan" : ratioRange(range);
}

/** Instances in one process stand in a row of their own. */
function factorRows({ technology, over, printed, byMemory, byRamp }: TechnologyFactor): string[][] {
  const names = `${shortNames[technology]} / ${shortNames[over]}`;
  return [true, false].flatMap((sameLayer) => {
    const memory = byMemory.filter((factor) => factor.sameLayer === sameLayer);
    const ramps = byRamp.filter((factor) => factor.sameLayer === sameLayer);
    const isEmpty = memory.length + ramps.length === 0;
    if (isEmpty && !(sameLayer && printed !== undefined)) return [];
    return [
      [
        sameLayer ? names : `${names}, in one process`,
        printed?.text ?? "–",
        ...densityViews.map((view) => viewRange(memory, view)),
        rampRange(ramps),
        memory.some(({ atMost }) => atMost) ? "at most" : "",
      ],
    ];
  });
}

function noted(
  targets: readonly TargetDensity[],
  words: string,
  isMeant: (target: TargetDensity) => boolean,
): string[] {
  const names = targets.filter(isMeant).map(({ target }) => target);
  return names.length === 0 ? [] : [`${words}: ${listed(names)}.`];
}

/** The other reading of the formula's overhead: of each target, over all kinds of work. */
function performanceText(performance: DensityPart["performance"]): string {
  const byTarget = Map.groupBy(performance, ({ target }) => target);
  const left = Array.from(byTarget, ([target, those]) => {
    const merits = those.map(({ merit }) => merit);
    const range = { low: Math.min(...merits), high: Math.max(...merits) };
    return `${target} ${rangeText(range, (merit) => merit.toFixed(2))} (kinds of work: ${those.length})`;
  });
  return `Read as the loss of performance, 1 − Overhead is ${left.join(", ")}, by which its density is to be multiplied.`;
}

export function densityBlocks({ targets, factors, performance }: DensityPart): FormulaBlock[] {
  const [first] = targets;
  const node = first === undefined ? "" : `, of which this host has ${formatGibibytes(first.nodeBytes)}`;
  const notes = [
    ...noted(targets, "Emulated, so that more fit on real hardware", ({ accelerated }) => !accelerated),
    ...noted(targets, "In one process, isolated by the language runtime only", ({ layer }) => layer === "in-process"),
  ];
  return [
    text(
      `Density(T) = (N × (1 − Overhead(T))) / R. The document's N = 100 has no unit; here it is memory${node}.`,
      "Overhead: the share that is gone before the first instance. R: what one more idle instance takes, by the processes'",
      "proportional sets (PSS), which leave the kernel's part out, and by what the host lost (MemAvailable), in which there",
      "is also whatever else happened meanwhile.",
    ),
    table(
      ["T", "by", "1 − Overhead", "R of N = 100", "Density(T) [95 %]"],
      [...printedRows(), ...targets.flatMap((target) => densityViews.map((view) => viewRow(target, view)))],
    ),
    ...(notes.length === 0 ? [] : [text(...notes)]),
    ...(performance.length === 0 ? [] : [text(performanceText(performance))]),
    text(
      "Density factors over all pairs of targets, with the ends of their 95 % intervals; by ramps: of what lived at once.",
    ),
    table(
      ["factor", "printed", ...densityViews.map((view) => `by ${viewNames[view]}`), "by ramps", ""],
      factors.flatMap(factorRows),
    ),
  ];
}
