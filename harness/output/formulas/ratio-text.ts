/** Ranges and shares in the formulas' tables. */
import type { Bounded, DensityView } from "../../document/measured/measured-density.ts";
import type { ClaimedTechnology } from "../../document/printed/technologies.ts";
import type { Interval } from "../../stats/quantile-interval.ts";
import { formatInterval, formatObserved } from "../format-observed.ts";
import type { FormulaMessages } from "./messages/messages-of.ts";

/** As the document's formulas call them. */
export const shortNames: Readonly<Record<ClaimedTechnology, string>> = {
  vm: "VM",
  container: "Container",
  sandbox: "Sandbox",
  wasm: "WASM",
};

export const viewNames: Readonly<Record<DensityView, string>> = { pss: "PSS", available: "MemAvailable" };

export function rangeText(
  { low, high }: Interval,
  { to, orMore, undecided }: FormulaMessages,
  format: (value: number) => string,
): string {
  const [from, until] = [format(low), format(high)];
  if (high === Infinity) return low === 0 ? undecided : orMore(from);
  return from === until ? from : to(from, until);
}

export function ratioRange(range: Interval, messages: FormulaMessages): string {
  return rangeText(range, messages, (ratio) => formatObserved(ratio, "ratio"));
}

/** Whole percents, or as many digits as tell a share from none and from all. */
export function shareText(share: number): string {
  const percents = 100 * share;
  const isWhole = share === 0 || share === 1 || (percents >= 1 && percents <= 99);
  return `${isWhole ? Math.round(percents) : Number(percents.toPrecision(2))} %`;
}

export function shareRange(range: Interval, messages: FormulaMessages): string {
  return rangeText(range, messages, shareText);
}

export function instancesText({ value, interval }: Bounded): string {
  const text = formatInterval(interval, "instances");
  return value === undefined ? text : `${formatObserved(value, "instances")} ${text}`;
}
