/**
 * Part 2, section II-1, 总拥有成本(TCO)公式, with measured density in place of 密度系数.
 *
 * The three costs that the coefficients scale are printed nowhere. What can be said without them is the ratio of the TCO
 * on one technology to that on another: it is the mean of the three ratios of coefficients, each weighted by the share
 * that its kind of cost has in the TCO on the other one. Those shares are three numbers from 0 to 1 that sum to one, so
 * that all there is to know of the costs is a point of a triangle.
 */
import type { Interval } from "../../stats/quantile-interval.ts";
import { triangleShareAtMost } from "../../stats/triangle-share.ts";
import type { CostCoefficients } from "../formulas/total-cost.ts";
import type { Figure } from "../printed/figure.ts";
import { type ClaimedTechnology, technologies } from "../printed/technologies.ts";
import { costCoefficients, retailCase } from "../printed/total-cost.ts";
import { type Bounded, type DensityView, densityViews } from "./measured-density.ts";
import type { Pair, TechnologyFactor } from "./measured-factors.ts";

type CostKind = "infrastructure" | "operations" | "securityLoss";

/** What one kind of cost becomes where the other technology's is 1. */
interface Terms {
  readonly infrastructure: Bounded;
  readonly operations: number;
  readonly securityLoss: number;
}

/** How far one term moves the ratio, the others as they are. */
interface Swing {
  readonly term: CostKind;
  /** Measured: its interval. Printed: the least and the greatest of the four technologies' coefficients. */
  readonly range: Interval;
  /** Of the mean over all splits of the cost. */
  readonly mean: Interval;
}

/** TCO on a technology over that on another, for whatever costs. */
export interface CostRatio {
  readonly terms: Terms;
  /** Over all splits of the cost. */
  readonly range: Interval;
  /** Over all splits, each as likely as the others. */
  readonly mean: Bounded;
  /** By the share that infrastructure has in the cost, over all splits of the rest. */
  readonly byInfrastructure: readonly { readonly share: number; readonly ratio: Interval }[];
  /** The largest swing first. */
  readonly swings: readonly Swing[];
  /** In which share of all splits it is cheaper at all. */
  readonly cheaper: Interval;
  /** In which share it is as much cheaper as the printed case; undefined where none is printed. */
  readonly asPrintedCase: Interval | undefined;
}

export interface MeasuredCostRatio extends Pair, CostRatio {
  /** Whose view of the memory the density is from. */
  readonly view: DensityView;
  /** An emulated machine takes more memory than a real one: the ratio to one is only the least, … */
  readonly atLeast: boolean;
  /** … and the ratio of one only the most. */
  readonly atMost: boolean;
}

export interface TechnologyCost {
  readonly technology: ClaimedTechnology;
  readonly over: ClaimedTechnology;
  readonly printed: CostRatio;
  /** 电商大促: containers to WASM. */
  readonly printedCase: Figure | undefined;
  readonly measured: readonly MeasuredCostRatio[];
}

const INFRASTRUCTURE_SHARES = [0, 0.25, 0.5, 0.75, 1];

function printedRange(kind: keyof CostCoefficients, over: ClaimedTechnology): Interval {
  const all = technologies.map((technology) => costCoefficients[technology][kind] / costCoefficients[over][kind]);
  return { low: Math.min(...all), high: Math.max(...all) };
}

function meanOf(...terms: readonly number[]): number {
  return terms.reduce((sum, term) => sum + term, 0) / terms.length;
}

/** A share of splits for both ends of the measured term: the cheaper the term, the larger the share. */
function shareWithin({ infrastructure, operations, securityLoss }: Terms, limit: number): Interval {
  const share = (term: number): number => triangleShareAtMost([term, operations, securityLoss], limit);
  return { low: share(infrastructure.interval.high), high: share(infrastructure.interval.low) };
}

function atEnds({ low, high }: Interval, mean: (term: number) => number): Interval {
  return { low: mean(low), high: mean(high) };
}

/** What nothing bounds, but has no part in it, is nothing. */
function weighted(share: number, term: number, other: number): number {
  return (share === 0 ? 0 : share * term) + (1 - share) * other;
}

function swings({ infrastructure, operations, securityLoss }: Terms, over: ClaimedTechnology): Swing[] {
  const { value, interval } = infrastructure;
  const complexity = printedRange("complexity", over);
  const risk = printedRange("risk", over);
  const middle = value ?? interval.low;
  return [
    {
      term: "infrastructure" as const,
      range: interval,
      mean: atEnds(interval, (x) => meanOf(x, operations, securityLoss)),
    },
    {
      term: "operations" as const,
      range: complexity,
      mean: atEnds(complexity, (x) => meanOf(middle, x, securityLoss)),
    },
    { term: "securityLoss" as const, range: risk, mean: atEnds(risk, (x) => meanOf(middle, operations, x)) },
  ].toSorted((a, b) => b.mean.high - b.mean.low - (a.mean.high - a.mean.low));
}

function costRatio(
  infrastructure: Bounded,
  [technology, over]: readonly [ClaimedTechnology, ClaimedTechnology],
  printedCase: Figure | undefined,
): CostRatio {
  const [to, from] = [costCoefficients[technology], costCoefficients[over]];
  const terms = {
    infrastructure,
    operations: to.complexity / from.complexity,
    securityLoss: to.risk / from.risk,
  };
  const { value, interval } = infrastructure;
  const rest = [terms.operations, terms.securityLoss];
  return {
    terms,
    range: { low: Math.min(interval.low, ...rest), high: Math.max(interval.high, ...rest) },
    mean: {
      value: value === undefined ? undefined : meanOf(value, ...rest),
      interval: { low: meanOf(interval.low, ...rest), high: meanOf(interval.high, ...rest) },
    },
    byInfrastructure: INFRASTRUCTURE_SHARES.map((share) => ({
      share,
      ratio: {
        low: weighted(share, interval.low, Math.min(...rest)),
        high: weighted(share, interval.high, Math.max(...rest)),
      },
    })),
    swings: swings(terms, over),
    cheaper: shareWithin(terms, 1),
    asPrintedCase: printedCase === undefined ? undefined : shareWithin(terms, 1 - printedCase.value),
  };
}

function inverse({ value, interval: { low, high } }: Bounded): Bounded {
  return {
    value: value === undefined ? undefined : 1 / value,
    interval: { low: 1 / high, high: low > 0 ? 1 / low : Infinity },
  };
}

/** 密度系数 of a technology falls as its density rises: the ratio of two coefficients is one over the density factor. */
export function measuredCosts(factors: readonly TechnologyFactor[]): TechnologyCost[] {
  return factors.map(({ technology, over, byMemory }) => {
    const pair = [technology, over] as const;
    const printedCase = technology === "wasm" && over === "container" ? retailCase.costReduction : undefined;
    const printed = costCoefficients[technology].density / costCoefficients[over].density;
    return {
      technology,
      over,
      printedCase,
      printed: costRatio({ value: printed, interval: { low: printed, high: printed } }, pair, printedCase),
      measured: byMemory.flatMap(({ target, over: other, sameLayer, atMost, atLeast, views }) =>
        densityViews.flatMap((view) => {
          const factor = views[view];
          if (factor === undefined) return [];
          const ratio = costRatio(inverse(factor), pair, printedCase);
          return [{ target, over: other, sameLayer, view, atLeast: atMost, atMost: atLeast, ...ratio }];
        }),
      ),
    };
  });
}
