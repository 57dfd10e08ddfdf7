import { type Language, listed } from "../../wording.ts";
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
import type { FormulaMessages } from "./messages/messages-of.ts";

/** As the document prints it: of a node of 100. */
function needText(bytes: number, { nodeBytes }: TargetDensity): string {
  return `${Number(((100 * bytes) / nodeBytes).toPrecision(2))} (${formatObserved(bytes, "bytes")})`;
}

function viewRow(target: TargetDensity, view: DensityView, { language, density }: FormulaMessages): string[] {
  const by = target.views[view];
  const name = target.target[language];
  if (by === undefined) return [name, viewNames[view], "–", "–", density.tooFewReadings];
  const { value, interval } = by.perInstanceBytes;
  return [
    name,
    viewNames[view],
    (1 - by.overhead.value).toFixed(4),
    value > 0 ? needText(value, target) : density.atMost(needText(interval.high, target)),
    instancesText(by.density),
  ];
}

function printedRows({ printed }: FormulaMessages): string[][] {
  return (["vm", "container", "wasm"] as const).map((technology) => {
    const { left, perInstance, density } = densities[technology];
    return [shortNames[technology], printed, left.printed, perInstance.printed, density.printed];
  });
}

function viewRange(factors: readonly MemoryFactor[], view: DensityView, messages: FormulaMessages): string {
  const range = hullOf(factors.map(({ views }) => views[view]?.interval ?? null));
  return range === null ? "–" : ratioRange(range, messages);
}

/** A ramp that could have gone on leaves its end open. */
function rampRange(factors: readonly RampFactor[], messages: FormulaMessages): string {
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
  return range.low === 0 && range.high === Infinity ? messages.density.endedByPlan : ratioRange(range, messages);
}

/** Instances in one process stand in a row of their own. */
function factorRows(
  { technology, over, printed, byMemory, byRamp }: TechnologyFactor,
  messages: FormulaMessages,
): string[][] {
  const names = `${shortNames[technology]} / ${shortNames[over]}`;
  return [true, false].flatMap((sameLayer) => {
    const memory = byMemory.filter((factor) => factor.sameLayer === sameLayer);
    const ramps = byRamp.filter((factor) => factor.sameLayer === sameLayer);
    const isEmpty = memory.length + ramps.length === 0;
    if (isEmpty && !(sameLayer && printed !== undefined)) return [];
    return [
      [
        sameLayer ? names : messages.inOneProcess(names),
        printed?.text ?? "–",
        ...densityViews.map((view) => viewRange(memory, view, messages)),
        rampRange(ramps, messages),
        memory.some(({ atMost }) => atMost) ? messages.atMost : "",
      ],
    ];
  });
}

function noted(targets: readonly TargetDensity[], note: (names: string) => string, language: Language): string[] {
  return targets.length === 0 ? [] : [note(listed(targets.map(({ target }) => target))[language])];
}

/** The other reading of the formula's overhead: of each target, over all kinds of work. */
function performanceText(performance: DensityPart["performance"], messages: FormulaMessages): string {
  const { language, density, listSeparator } = messages;
  const byTarget = Map.groupBy(performance, ({ target }) => target[language]);
  const losses = Array.from(byTarget, ([target, those]) => {
    const merits = those.map(({ merit }) => merit);
    const range = { low: Math.min(...merits), high: Math.max(...merits) };
    return density.loss(
      target,
      rangeText(range, messages, (merit) => merit.toFixed(2)),
      those.length,
    );
  });
  return density.asLoss(losses.join(listSeparator));
}

export function densityBlocks(
  { targets, factors, performance }: DensityPart,
  messages: FormulaMessages,
): FormulaBlock[] {
  const { language, density, printed } = messages;
  const { columns } = density;
  const [first] = targets;
  const notes = [
    ...noted(
      targets.filter(({ accelerated }) => !accelerated),
      density.emulated,
      language,
    ),
    ...noted(
      targets.filter(({ layer }) => layer === "in-process"),
      density.inOneProcess,
      language,
    ),
  ];
  return [
    text(density.lead(first === undefined ? undefined : formatGibibytes(first.nodeBytes))),
    table(
      [columns.technology, columns.by, columns.left, columns.perInstance, columns.density],
      [
        ...printedRows(messages),
        ...targets.flatMap((target) => densityViews.map((view) => viewRow(target, view, messages))),
      ],
    ),
    ...(notes.length === 0 ? [] : [text(notes.join(messages.sentenceSeparator))]),
    ...(performance.length === 0 ? [] : [text(performanceText(performance, messages))]),
    text(density.factorsLead),
    table(
      [density.factor, printed, ...densityViews.map((view) => density.byView(viewNames[view])), density.byRamps, ""],
      factors.flatMap((factor) => factorRows(factor, messages)),
    ),
  ];
}
