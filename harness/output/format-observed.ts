/** Observed quantities for people, by their unit. */
import type { ClaimVerdict, ObservedUnit } from "../document/verdict.ts";
import type { Interval } from "../stats/quantile-interval.ts";
import { formatNs } from "./format-ns.ts";

/** `2.1×10^7`. */
function formatCycles(cycles: number): string {
  if (cycles < 1) return "0";
  const [mantissa, exponent] = cycles.toExponential(1).split("e+");
  return `${mantissa}×10^${exponent}`;
}

/** Percent with two decimals, rounded to neither 0 nor 100 where it is not that. */
export function formatShare(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  return `${Math.min(99.99, Math.max(0.01, 100 * share)).toFixed(2)} %`;
}

/** Decimal, as the document counts: `3.21 MB`. */
function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const size = Math.abs(bytes);
  const power = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  const amount = (bytes / 1000 ** power).toLocaleString("en-US", { maximumSignificantDigits: 3 });
  return `${amount} ${units[power]}`;
}

/** Of any size and sign. */
function formatPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function formatRatio(ratio: number): string {
  const decimals = ratio > 0 ? Math.max(0, 2 - Math.floor(Math.log10(ratio))) : 0;
  return `${ratio.toFixed(Math.min(decimals, 4))}×`;
}

/** @param never of a time that never came */
export function formatObserved(value: number, unit: ObservedUnit, never?: string): string {
  if (value === Infinity) return unit === "ns" ? formatNs(value, never) : "∞";
  switch (unit) {
    case "ns":
      return formatNs(value);
    case "cycles":
      return formatCycles(value);
    case "probability":
      return formatShare(value);
    case "ratio":
      return formatRatio(value);
    case "bytes":
      return formatBytes(value);
    case "instances":
      return Math.round(value).toLocaleString("en-US");
    case "share":
      return formatPercent(value);
    case "facts":
      return String(value);
  }
}

export function formatInterval({ low, high }: Interval, unit: ObservedUnit, never?: string): string {
  return `[${formatObserved(low, unit, never)}, ${formatObserved(high, unit, never)}]`;
}

/** From the lowest to the highest of the targets that count; a dash where none does. */
export function formatRange({ observed, interval, unit }: ClaimVerdict): string {
  const range = observed ?? interval;
  if (range === null) return "–";
  const [low, high] = [range.low, range.high].map((value) => formatObserved(value, unit));
  return low === high ? `${low}` : `${low} to ${high}`;
}
