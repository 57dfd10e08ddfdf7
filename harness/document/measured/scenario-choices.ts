/**
 * Part 3, section IV-2, 评分公式: the document prints weights and scores, and none of the six merits. So: in which share
 * of all merits from 0 to 1 does each row's recommendation follow from its weights, and in which do all five at once.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { probabilityLowerBound, probabilityUpperBound } from "../../stats/binomial-bounds.ts";
import { shareAtMost } from "../../stats/linear-form.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import type { MeritWeights } from "../formulas/utility.ts";
import { CONFIDENCE } from "../measurement.ts";
import { type ScenarioRow, scenarioScores } from "../printed/scenario-scores.ts";
import { difference, meritForm } from "./merit-forms.ts";
import type { PerformanceMerit } from "./performance-merit.ts";

/** Counted on random merits, with exact binomial bounds for what that leaves open. */
interface CountedShare {
  readonly share: number;
  readonly interval: Interval;
  readonly draws: number;
}

interface ScenarioChoice {
  readonly name: string;
  readonly recommended: ScenarioRow["recommended"];
  /** WASM scores higher where Σ weight · (lead of WASM) is more than 0. */
  readonly weights: MeritWeights;
  /** Exact. */
  readonly share: number;
}

export interface ScenarioChoices {
  /** Undefined where no performance is known. */
  readonly container: PerformanceMerit | undefined;
  readonly wasm: PerformanceMerit | undefined;
  readonly scenarios: readonly ScenarioChoice[];
  /** All recommendations at once, by one set of merits. */
  readonly together: CountedShare;
}

const DRAWS = 1 << 17;
/** The document's date: any would do, and the same one gives the same figures. */
const SEED = 20_251_107;

interface Leads {
  readonly performance: number;
  readonly security: number;
  readonly cost: number;
}

/** By how much WASM's merits exceed those of containers, both drawn from 0 to 1. */
function drawnLeads(): Leads[] {
  const generator = xoroshiro128plus(SEED);
  const lead = (): number => uniformFloat64(generator) - uniformFloat64(generator);
  return Array.from({ length: DRAWS }, () => ({ performance: lead(), security: lead(), cost: lead() }));
}

function isFollowed({ weights, recommended }: ScenarioRow, { performance, security, cost }: Leads): boolean {
  const lead = weights.performance * performance + weights.security * security + weights.cost * cost;
  return recommended === "wasm" ? lead > 0 : lead < 0;
}

function counted(leads: readonly Leads[], performance: number | undefined): CountedShare {
  const hits = leads.filter((lead) =>
    scenarioScores.every((row) => isFollowed(row, performance === undefined ? lead : { ...lead, performance })),
  ).length;
  // One-sided bounds, so that both together leave out no more than all other intervals do.
  const confidence = 1 - (1 - CONFIDENCE) / 2;
  return {
    share: hits / leads.length,
    interval: {
      low: probabilityLowerBound(hits, leads.length, confidence),
      high: probabilityUpperBound(hits, leads.length, confidence),
    },
    draws: leads.length,
  };
}

function choice({ name, recommended, weights }: ScenarioRow, container?: number, wasm?: number): ScenarioChoice {
  const lag = difference(meritForm(weights, container), meritForm(weights, wasm));
  const wasmHigher = shareAtMost(lag, 0);
  return { name, recommended, weights, share: recommended === "wasm" ? wasmHigher : 1 - wasmHigher };
}

/** With nothing known first, then with the performance of each pair of targets that did the same work. */
export function scenarioChoices(merits: readonly PerformanceMerit[]): ScenarioChoices[] {
  const leads = drawnLeads();
  const given = (container?: PerformanceMerit, wasm?: PerformanceMerit): ScenarioChoices => ({
    container,
    wasm,
    scenarios: scenarioScores.map((row) => choice(row, container?.merit, wasm?.merit)),
    together: counted(leads, container === undefined || wasm === undefined ? undefined : wasm.merit - container.merit),
  });
  const pairs = merits
    .filter(({ technology }) => technology === "container")
    .flatMap((container) =>
      merits
        .filter(({ technology, work }) => technology === "wasm" && work === container.work)
        .map((wasm) => given(container, wasm)),
    );
  return [given(), ...pairs];
}
