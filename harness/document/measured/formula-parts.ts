/** The document's formulas with what was measured in place of what it prints. */
import type { RecordedRuns } from "../../records/recorded-runs.ts";

import { plainStarts } from "../evidence.ts";
import type { Topic } from "../register/entry.ts";
import type { SectionCode } from "../printed/sections.ts";
import { type ClaimedTechnology, technologies, technologyNames } from "../printed/technologies.ts";
import { lets, type RegisterFilter, sectionNames } from "../register/select.ts";
import { measuredConversions, type TargetConversion } from "./measured-conversion.ts";
import { measuredCosts, type TechnologyCost } from "./measured-cost.ts";
import { measuredDensities, type TargetDensity } from "./measured-density.ts";
import { measuredFactors, type TechnologyFactor } from "./measured-factors.ts";
import { type PerformanceMerit, performanceMerits } from "./performance-merit.ts";
import { scenarioChoices, type ScenarioChoices } from "./scenario-choices.ts";
import { type TreeRun, treeRuns } from "./tree-runs.ts";
import { type UtilityRankings, utilityRankings } from "./utility-rankings.ts";
import { listed, type Wording } from "../../wording.ts";

interface Part<Kind extends string> {
  readonly kind: Kind;
  readonly at: SectionCode;
  /** What it takes. */
  readonly metrics: readonly Topic[];
  readonly technologies: readonly ClaimedTechnology[];
  /** Measurements that it lacks, each a sentence without its end: nothing stands in for them. */
  readonly missing: readonly Wording[];
}

export type TreePart = Part<"tree"> & TreeRun;
export type CostPart = Part<"cost"> & { readonly costs: readonly TechnologyCost[] };
export type DensityPart = Part<"density"> & {
  readonly targets: readonly TargetDensity[];
  readonly factors: readonly TechnologyFactor[];
  /** 1 − Overhead(T), read as what is left of a plain process's work per second. */
  readonly performance: readonly PerformanceMerit[];
};
export type UtilityPart = Part<"utility"> & UtilityRankings;
export type ScenariosPart = Part<"scenarios"> & { readonly choices: readonly ScenarioChoices[] };
export type ConversionPart = Part<"conversion"> & { readonly targets: readonly TargetConversion[] };

export type FormulaPart = TreePart | CostPart | DensityPart | UtilityPart | ScenariosPart | ConversionPart;

/** None where all have it, else one that names those that have none. */
function lacking(
  of: readonly ClaimedTechnology[],
  measured: readonly { readonly technology: string }[],
  what: Wording,
): Wording[] {
  const without = of.filter((technology) => measured.every((one) => one.technology !== technology));
  const names = listed(without.map((technology) => technologyNames[technology]));
  return without.length === 0 ? [] : [{ en: `${what.en} of ${names.en}`, zh: `${names.zh}的${what.zh}` }];
}

const starts: Wording = { en: "starts", zh: "启动" };
const idleMemory: Wording = { en: "memory of idle instances", zh: "空闲实例内存" };
const work: Wording = { en: "work per second", zh: "每秒工作量" };
const ramp: Wording = { en: "a ramp", zh: "密度递增" };
const workAsOverhead: Wording = {
  en: "for the other reading of Overhead work per second",
  zh: "每秒工作量（用于 Overhead 的另一种解读）",
};
const workOfKata: Wording = {
  en: "work per second of Kata itself, which no driver starts",
  zh: "Kata 自身的每秒工作量，没有驱动程序启动它",
};
const noScale: Wording = {
  en: "security and cost on a scale from 0 to 1, which no measurement has",
  zh: "0 到 1 刻度上的安全与成本，没有任何测量具有这种刻度",
};

function treePart(run: TreeRun): TreePart {
  const asked = run.questions.flatMap(({ answers }) => answers).filter(({ demand }) => demand !== undefined);
  const verdicts = asked.flatMap((answer) => answer.verdicts);
  const missing = verdicts.filter(({ verdict }) => verdict === "unmeasured").map(({ technology }) => technology);
  return {
    kind: "tree",
    metrics: asked.length > 0 ? ["startup"] : [],
    technologies,
    missing: lacking([...new Set(missing)], [], starts),
    ...run,
  };
}

/** In the order of the document. */
export function formulaParts(runs: RecordedRuns): FormulaPart[] {
  const evidence = plainStarts(runs.startup);
  const densities = measuredDensities(runs.memory);
  const factors = measuredFactors(runs.memory, runs.density);
  const merits = performanceMerits(runs.performance);
  const conversions = measuredConversions(evidence);
  const noMemory = lacking(technologies, densities, idleMemory);
  const noPerformance = lacking(["container", "wasm"], merits, work);
  const trees = new Map(treeRuns(evidence).map((run) => [run.at, treePart(run)]));
  const tree = (at: SectionCode): TreePart[] => [trees.get(at)].filter((one) => one !== undefined);
  return [
    ...tree("1-VIII"),
    ...tree("2-I-2"),
    { kind: "cost", at: "2-II-1", metrics: ["memory"], technologies, missing: noMemory, costs: measuredCosts(factors) },
    ...tree("2-VI"),
    {
      kind: "density",
      at: "3-III-2",
      metrics: ["memory", "density", "performance-loss"],
      technologies,
      missing: [
        ...noMemory,
        ...lacking(technologies, runs.density, ramp),
        ...lacking(technologies, merits, workAsOverhead),
      ],
      targets: densities,
      factors,
      performance: merits,
    },
    ...tree("3-IV-1"),
    {
      kind: "utility",
      at: "3-IV-1",
      metrics: ["performance-loss"],
      technologies: ["container", "sandbox", "wasm"],
      missing: [...noPerformance, workOfKata, noScale],
      ...utilityRankings(merits),
    },
    {
      kind: "scenarios",
      at: "3-IV-2",
      metrics: ["performance-loss"],
      technologies: ["container", "wasm"],
      missing: [...noPerformance, noScale],
      choices: scenarioChoices(merits),
    },
    {
      kind: "conversion",
      at: "3-VI-2",
      metrics: ["startup"],
      technologies: ["container", "wasm"],
      missing: lacking(["container", "wasm"], conversions, starts),
      targets: conversions,
    },
  ];
}

/** The parts that the same filter as of the register lets through. */
export function selectParts(
  parts: readonly FormulaPart[],
  { sections, technologies: wanted, topics }: RegisterFilter,
): FormulaPart[] {
  return parts.filter(
    (part) =>
      lets(sections, ...sectionNames(part.at)) && lets(wanted, ...part.technologies) && lets(topics, ...part.metrics),
  );
}
