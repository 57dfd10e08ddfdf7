import type { ClaimVerdict } from "../document/verdict.ts";
import type { Interval } from "../stats/quantile-interval.ts";

/** An end that nothing bounds is null: JSON has no infinity. */
function ends(interval: Interval | null): (number | null)[] | null {
  if (interval === null) return null;
  return [interval.low, interval.high].map((end) => (Number.isFinite(end) ? end : null));
}

/**
 * The stable shape of `check --json`. Values are in `unit`. A claim's `observed` is a pair, from the lowest to the
 * highest of its targets' values; a target's is one value.
 */
export function verdictDocument(judged: readonly ClaimVerdict[]): object {
  return {
    claims: judged.map(({ claim, unit, observed, interval, samples, verdict, why, targets }) => ({
      id: claim.id,
      section: claim.section,
      place: claim.place.en,
      technology: claim.technology,
      metric: claim.metric,
      statement: claim.statement.en,
      claimed: claim.printed,
      reading: claim.reading.en,
      settledBy: claim.settledBy.en,
      unit,
      observed: ends(observed),
      interval: ends(interval),
      samples,
      verdict,
      why: why.en,
      targets: targets.map((target) => ({
        target: target.target.en,
        layer: target.layer,
        accelerated: target.accelerated,
        observed: target.observed,
        interval: ends(target.interval),
        samples: target.samples,
        failures: target.failures,
        verdict: target.verdict,
        ...(target.side === undefined ? {} : { side: target.side }),
        why: target.why.en,
      })),
    })),
  };
}
