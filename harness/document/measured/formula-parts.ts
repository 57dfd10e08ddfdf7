/** The document's formulas with what was measured in place of what it prints. */
import type { RecordedRuns } from "../../records/recorded-runs.ts";

import { listed } from "../conclude.ts";
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

interface Part<Kind extends string> {
  readonly kind: Kind;
  readonly at: SectionCode;
  /** What it takes. */
  readonly metrics: readonly Topic[];
  readonly technologies: readonly ClaimedTechnology[];
  /** Measurements that it lacks, each a sentence without its end: nothing stands in for them. */
  readonly missing: readonly string[];
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
  what: string,
): string[] {
  const without = of.filter((technology) => measured.every((one) => one.technology !== technology));
  return without.length === 0 ? [] : [`${what} of ${listed(without.map((technology) => technologyNames[technology]))}`];
}

function treePart(run: TreeRun): TreePart {
  const asked = run.questions.flatMap(({ answers }) => answers).filter(({ demand }) => demand !== undefined);
  const verdicts = asked.flatMap((answer) => answer.verdicts);
  const missing = verdicts.filter(({ verdict }) => verdict === "unmeasured").map(({ technology }) => technology);
  return {
    kind: "tree",
    metrics: asked.length > 0 ? ["startup"] : [],
    technologies,
    missing: lacking([...new Set(missing)], [], "starts"),
    ...run,
  };
}

/** In the order of the document. */
export function formulaParts(runs: RecordedRuns): FormulaPart[] {
  const starts = plainStarts(runs.startup);
  const densities = measuredDensities(runs.memory);
  const factors = measuredFactors(runs.memory, runs.density);
  const merits = performanceMerits(runs.performance);
  const conversions = measuredConversions(starts);
  const noMemory = lacking(technologies, densities, "memory of idle instances");
  const noPerformance = lacking(["container", "wasm"], merits, "work per second");
  const noScale = "security and cost on a scale from 0 to 1, which no measurement has";
  const trees = new Map(treeRuns(starts).map((run) => [run.at, treePart(run)]));
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
        ...lacking(technologies, runs.density, "a ramp"),
        ...lacking(technologies, merits, "for the other reading of Overhead work per second"),
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
      missing: [...noPerformance, "work per second of Kata itself, which no driver starts", noScale],
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
      missing: lacking(["container", "wasm"], conversions, "starts"),
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
