/**
 * Tells what moved the host from what moved one target. Every block holds all targets, in an order drawn anew, so that
 * whatever slows the host for a while slows them alike: the median of what the others did in a stretch is what the host
 * did, as long as most of them are what they were. (The median of ratios that S. Anders and W. Huber, "Differential
 * Expression Analysis for Sequence Count Data", Genome Biology 11 (2010) R106, section "Size factors", divide samples of
 * unlike depth by; that trials interleaved in random order can be told from drift is A. Abedi and T. Brecht, "Conducting
 * Repeatable Experiments in Highly Variable Cloud Computing Environments", ICPE 2017.)
 */
import { finiteMedian } from "../stats/finite-median.ts";
import type { Controls } from "./compared-figure.ts";
import { type Series, seriesId } from "./series.ts";
import { estimateShift, type EstimatedShift, type ShiftMethod } from "./shift.ts";
import { MeasuredTogether, stretchCount } from "./stretches.ts";

/** The same series in both runs. */
export interface SeriesPair {
  readonly base: Series;
  readonly head: Series;
  /** Runtime, engine or workload is not the same on both sides. */
  readonly versionChanged: boolean;
}

/** With fewer others one of them could be taken for the host. */
export const FEWEST_CONTROLS = 3;

/** The target that is measured on every host. */
export const BASELINE = "process";

/** What a series did in each stretch. */
interface Units {
  readonly base: readonly number[];
  readonly head: readonly number[];
}

export interface PairUnits {
  /** As measured. */
  readonly plain: Units;
  /** Beyond what the controls did in the same stretches; undefined where there are too few of them. */
  readonly own: Units | undefined;
  /** How many others told what the host did; those of no use, since they are too few, do not count. */
  readonly controls: number;
}

/** Those stretches in which it took part. */
function took({ base, head }: Units): Units {
  return {
    base: base.filter((value) => !Number.isNaN(value)),
    head: head.filter((value) => !Number.isNaN(value)),
  };
}

/** Else what it tells is of another time. */
function tookPartInMost(units: readonly number[]): boolean {
  return units.filter(Number.isFinite).length > units.length / 2;
}

/** Series of both runs that were measured together. */
export class PairedGroup {
  readonly #pairs: readonly SeriesPair[];
  readonly #controls: Controls;
  readonly #base: MeasuredTogether;
  readonly #head: MeasuredTogether;
  readonly #deviations = new Map<string, Units>();

  constructor(pairs: readonly SeriesPair[], controls: Controls) {
    this.#pairs = pairs;
    this.#controls = controls;
    this.#base = new MeasuredTogether(pairs.map(({ base }) => base));
    this.#head = new MeasuredTogether(pairs.map(({ head }) => head));
  }

  /** Samples by stretch of both runs. */
  stretches({ base, head }: SeriesPair): readonly [Float64Array[], Float64Array[]] {
    return [
      this.#base.samplesByStretch(base, stretchCount(base)).filter(({ length }) => length > 0),
      this.#head.samplesByStretch(head, stretchCount(head)).filter(({ length }) => length > 0),
    ];
  }

  unitsOf(pair: SeriesPair): PairUnits {
    const counts = [stretchCount(pair.base), stretchCount(pair.head)] as const;
    const measured = this.#logMedians(pair, counts);
    const controls = this.#controlsOf(pair)
      .map((control) => this.#deviationsOf(control, counts))
      .filter(({ base, head }) => tookPartInMost(base) && tookPartInMost(head));
    if (controls.length < (this.#controls === "baseline" ? 1 : FEWEST_CONTROLS)) {
      return { plain: took(measured), own: undefined, controls: 0 };
    }
    const beyond = (side: keyof Units): number[] =>
      measured[side].map(
        (value, stretch) => value - finiteMedian(controls.map((of) => of[side][stretch] ?? Number.NaN)),
      );
    const own = took({ base: beyond("base"), head: beyond("head") });
    return { plain: took(measured), own, controls: controls.length };
  }

  /** What all of them did together. Undefined where there are too few. */
  hostShift(method: (units: readonly [number, number]) => ShiftMethod): EstimatedShift | undefined {
    const unchanged = this.#pairs.filter(({ versionChanged }) => !versionChanged);
    const chosen = unchanged.length > FEWEST_CONTROLS ? unchanged : this.#pairs;
    if (chosen.length <= FEWEST_CONTROLS) return undefined;
    const counts = [
      Math.max(...chosen.map(({ base }) => stretchCount(base))),
      Math.max(...chosen.map(({ head }) => stretchCount(head))),
    ] as const;
    const deviations = chosen.map((pair) => this.#deviationsOf(pair, counts));
    const typical = (side: keyof Units, count: number): number[] =>
      Array.from({ length: count }, (_, stretch) =>
        finiteMedian(deviations.map((of) => of[side][stretch] ?? Number.NaN)),
      ).filter((value) => !Number.isNaN(value));
    const [base, head] = [typical("base", counts[0]), typical("head", counts[1])];
    if (base.length === 0 || head.length === 0) return undefined;
    return estimateShift(base, head, method([base.length, head.length]));
  }

  /** Others that may tell what the host did: rather those whose runtime is the same in both runs. */
  #controlsOf(pair: SeriesPair): readonly SeriesPair[] {
    const others = this.#pairs.filter(({ base }) => base.target !== pair.base.target);
    // What a target holds is nothing that others could tell of.
    if (this.#controls === "others" && !pair.base.isTime) return [];
    if (this.#controls === "baseline") return others.filter(({ base }) => base.target === BASELINE);
    const unchanged = others.filter(({ versionChanged }) => !versionChanged);
    return unchanged.length >= FEWEST_CONTROLS ? unchanged : others;
  }

  #logMedians({ base, head }: SeriesPair, [ofBase, ofHead]: readonly [number, number]): Units {
    const key = seriesId(base);
    return {
      base: [...this.#base.logMedians(base, key, ofBase)],
      head: [...this.#head.logMedians(head, key, ofHead)],
    };
  }

  /** By how much each stretch lies above what is usual for the series, which is half way between both runs. */
  #deviationsOf(pair: SeriesPair, counts: readonly [number, number]): Units {
    const key = `${counts.join(" ")} ${seriesId(pair.base)}`;
    const known = this.#deviations.get(key);
    if (known !== undefined) return known;
    const { base, head } = this.#logMedians(pair, counts);
    const usual = (finiteMedian(base) + finiteMedian(head)) / 2;
    const made = { base: base.map((value) => value - usual), head: head.map((value) => value - usual) };
    this.#deviations.set(key, made);
    return made;
  }
}
