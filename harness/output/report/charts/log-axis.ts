import { formatNs } from "../../format-ns.ts";

/** A logarithmic axis of durations from decade to decade. */
export interface LogAxis {
  readonly low: number;
  readonly high: number;
  readonly decades: number;
  /** One for each decade. */
  readonly ticks: readonly number[];
  /** A Vega expression that gives a tick's label. */
  readonly labelExpr: string;
}

/** `100 µs` and not `100.0 µs`: ticks are round. */
function tickLabel(ns: number): string {
  return formatNs(ns).replace(/\.0+ /, " ");
}

/** @param values nanoseconds; what is not positive and finite is left out. */
export function logAxisOf(values: readonly number[]): LogAxis {
  const exponents = values.filter((value) => value >= 1 && Number.isFinite(value)).map(Math.log10);
  const low = Math.floor(Math.min(...exponents, 9));
  const high = Math.max(low + 1, Math.ceil(Math.max(...exponents, low)));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  const labels = Object.fromEntries(ticks.map((tick) => [String(tick), tickLabel(tick)]));
  return {
    low: 10 ** low,
    high: 10 ** high,
    decades: high - low,
    ticks,
    labelExpr: `${JSON.stringify(labels)}[toString(datum.value)]`,
  };
}
