/** Ranges and shares in the formulas' tables. */
import type { Bounded, DensityView } from "../../document/measured/measured-density.ts";
import type { ClaimedTechnology } from "../../document/printed/technologies.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { formatInterval, formatObserved } from "../format-observed.ts";

/** As the document's formulas call them. */
export const shortNames: Readonly<Record<ClaimedTechnology, string>> = {
  vm: "VM",
  container: "Container",
  sandbox: "Sandbox",
  wasm: "WASM",
};

export const viewNames: Readonly<Record<DensityView, string>> = { pss: "PSS", available: "MemAvailable" };

export function rangeText({ low, high }: Interval, format: (value: number) => string): string {
  const [from, to] = [format(low), format(high)];
  if (high === Infinity) return low === 0 ? "undecided" : `${from} or more`;
  return from === to ? from : `${from} to ${to}`;
}

export function ratioRange(range: Interval): string {
  return rangeText(range, (ratio) => formatObserved(ratio, "ratio"));
}

/** Whole percents, or as many digits as tell a share from none and from all. */
export function shareText(share: number): string {
  const percents = 100 * share;
  const isWhole = share === 0 || share === 1 || (percents >= 1 && percents <= 99);
  return `${isWhole ? Math.round(percents) : Number(percents.toPrecision(2))} %`;
}

export function shareRange(range: Interval): string {
  return rangeText(range, shareText);
}

export function instancesText({ value, interval }: Bounded): string {
  const text = formatInterval(interval, "instances");
  return value === undefined ? text : `${formatObserved(value, "instances")} ${text}`;
}
