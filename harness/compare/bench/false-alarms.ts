/** How often compare cries wolf over the nightly plan, and what it finds. */
import { table } from "../../launcher/bench/table.ts";
import { type ComparisonVerdict, comparisonVerdicts } from "../verdict.ts";
import { groupOf } from "./group-of.ts";
import type { BetweenRuns } from "./resampled-run.ts";
import { alarmed, type Simulation, simulatedComparisons } from "./simulated-comparisons.ts";

const SEED = 20_261_128;

/** Nothing between runs; a host that is faster or slower by some 10 %; and every series by some 1 % as well. */
const conditions: readonly (readonly [string, BetweenRuns])[] = [
  ["as recorded", { host: 0, series: 0 }],
  ["host ±10 %", { host: 0.1, series: 0 }],
  ["host ±10 %, each series ±1 %", { host: 0.1, series: 0.01 }],
];

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

/** At most 1 % of the series may be called changed where nothing is. */
export function falseAlarms(comparisons: number): string {
  const rows = conditions.map(([name, between]) => {
    let [series, alarms, comparisonsWithOne] = [0, 0, 0];
    for (const { figures } of simulatedComparisons({ comparisons, between, seed: SEED })) {
      const wrong = alarmed(figures).size;
      series += new Set(figures.map(({ pair }) => pair.head)).size;
      alarms += wrong;
      if (wrong > 0) comparisonsWithOne++;
    }
    return [
      name,
      String(series / comparisons),
      String(alarms),
      percent(alarms / series),
      percent(comparisonsWithOne / comparisons),
    ];
  });
  const head = ["nothing changed", "series", "false alarms", "of all series", "nights with one"];
  return `${comparisons} comparisons of two nightly runs\n${table([head, ...rows])}`;
}

function verdictShares(simulation: Simulation): string[][] {
  const counts = new Map<string, Record<ComparisonVerdict, number>>();
  for (const { figures, planted } of simulatedComparisons(simulation)) {
    const figure = figures.find(({ pair, kind }) => pair.head === planted && kind === "p50");
    if (figure === undefined) continue;
    const group = groupOf(figure.pair.head);
    const count = counts.get(group) ?? { worse: 0, better: 0, "no change": 0, unsure: 0 };
    counts.set(group, count);
    count[figure.verdict]++;
  }
  return Array.from(counts, ([group, count]) => {
    const all = comparisonVerdicts.reduce((sum, verdict) => sum + count[verdict], 0);
    return [group, String(all), ...comparisonVerdicts.map((verdict) => percent(count[verdict] / all))];
  });
}

/** A slowdown of 10 % in the median of one series, in each kind of series that a nightly run has. */
export function plantedSlowdowns(comparisons: number): string {
  const planted = { slowdown: 0.1, isPlanted: () => true };
  const rows = verdictShares({ comparisons, between: { host: 0, series: 0 }, seed: SEED, planted });
  const head = ["10 % slower", "comparisons", ...comparisonVerdicts];
  return table([head, ...rows.toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1))]);
}
