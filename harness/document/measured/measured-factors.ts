/** Part 3, section III-2, 密度提升因子, from memory that one more instance takes and, apart from it, from ramps. */
import type { DensityRamp } from "../../records/density-series.ts";
import type { MemorySeries } from "../../records/memory-series.ts";
import { densityFactor } from "../formulas/density.ts";
import { ratioOfRamps } from "../judge-density.ts";
import { type Labelled, labelled } from "../labelled.ts";
import type { Measured } from "../measurement.ts";
import { densities, densityFactors } from "../printed/density.ts";
import { type ClaimedTechnology, technologies } from "../printed/technologies.ts";
import { type Bounded, densityBy, type DensityView, idleMemory } from "./measured-density.ts";
import type { Wording } from "../../wording.ts";

/** Two targets of two technologies: how the one compares with, or comes after, the other. */
export interface Pair {
  readonly target: Wording;
  readonly over: Wording;
  /** Isolated and started by the same layer; else one of them is not what the other is. */
  readonly sameLayer: boolean;
}

/** How many times as dense the first is by what one more instance of each takes. */
export interface MemoryFactor extends Pair {
  /** Undefined where a target has too few readings. */
  readonly views: Readonly<Record<DensityView, Bounded | undefined>>;
  /** An emulated machine takes more memory than a real one: the factor over one is only the most, … */
  readonly atMost: boolean;
  /** … and the factor of one only the least. */
  readonly atLeast: boolean;
}

/** How many times as many lived at once. */
export interface RampFactor extends Pair {
  readonly factor: Measured;
}

/** What the document makes of two technologies, and what targets of theirs make of it. */
export interface TechnologyFactor {
  readonly technology: ClaimedTechnology;
  readonly over: ClaimedTechnology;
  /** As printed, or as it follows from printed densities; undefined where neither is. */
  readonly printed: { readonly text: string; readonly value: number } | undefined;
  readonly byMemory: readonly MemoryFactor[];
  readonly byRamp: readonly RampFactor[];
}

/** Overhead and R of each of two targets. */
const FACTOR_PARAMETERS = 4;

function quotient({ value, interval }: Bounded, than: Bounded): Bounded {
  return {
    value: value === undefined || than.value === undefined ? undefined : densityFactor(value, than.value),
    interval: {
      low: densityFactor(interval.low, than.interval.high),
      high: than.interval.low > 0 ? densityFactor(interval.high, than.interval.low) : Infinity,
    },
  };
}

function memoryFactor(dense: Labelled<MemorySeries>, than: Labelled<MemorySeries>): MemoryFactor {
  const by = (view: DensityView): Bounded | undefined => {
    const [one, other] = [dense, than].map(({ series }) => densityBy(view, series, FACTOR_PARAMETERS));
    return one === undefined || other === undefined ? undefined : quotient(one.density, other.density);
  };
  return {
    target: dense.label,
    over: than.label,
    sameLayer: dense.series.layer === than.series.layer,
    views: { pss: by("pss"), available: by("available") },
    atMost: !than.series.accelerated,
    atLeast: !dense.series.accelerated,
  };
}

function rampFactor(dense: Labelled<DensityRamp>, than: Labelled<DensityRamp>): RampFactor {
  return {
    target: dense.label,
    over: than.label,
    sameLayer: dense.series.layer === than.series.layer,
    factor: ratioOfRamps(dense.series, than.series),
  };
}

function pairsOf<Series extends { readonly technology: string }, Factor>(
  all: readonly Labelled<Series>[],
  [dense, than]: readonly [ClaimedTechnology, ClaimedTechnology],
  factorOf: (dense: Labelled<Series>, than: Labelled<Series>) => Factor,
): Factor[] {
  const of = (technology: ClaimedTechnology): Labelled<Series>[] =>
    all.filter(({ series }) => series.technology === technology);
  return of(dense).flatMap((one) => of(than).map((other) => factorOf(one, other)));
}

function printedFactor(dense: ClaimedTechnology, than: ClaimedTechnology): TechnologyFactor["printed"] {
  if (dense === "wasm" && than === "container") {
    return { text: densityFactors.container.printed, value: densityFactors.container.value };
  }
  if (dense === "wasm" && than === "vm") return { text: densityFactors.vm.printed, value: densityFactors.vm.value };
  if (dense !== "container" || than !== "vm") return undefined;
  const { container, vm } = densities;
  return {
    text: `${container.density.printed} / ${vm.density.printed}`,
    value: densityFactor(container.density.value, vm.density.value),
  };
}

/** Each technology over each that came before it. */
const technologyPairs = technologies.flatMap((dense, position) =>
  technologies.slice(0, position).map((than): [ClaimedTechnology, ClaimedTechnology] => [dense, than]),
);

/** @param memory every series of the runs. @param ramps every ramp. */
export function measuredFactors(memory: readonly MemorySeries[], ramps: readonly DensityRamp[]): TechnologyFactor[] {
  const idle = idleMemory(memory);
  const labelledRamps = labelled(ramps);
  return technologyPairs.map(([dense, than]) => ({
    technology: dense,
    over: than,
    printed: printedFactor(dense, than),
    byMemory: pairsOf(idle, [dense, than], memoryFactor),
    byRamp: pairsOf(labelledRamps, [dense, than], rampFactor),
  }));
}
