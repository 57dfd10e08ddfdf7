/** What others published about a claim's quantity, in few words. */
import type { Claim } from "../../document/claim.ts";
import { publishedBeside } from "../../document/published/beside.ts";
import type { Comparability, PublishedFigure } from "../../document/published/published-figure.ts";
import type { ObservedUnit } from "../../document/verdict.ts";
import { formatObserved } from "../format-observed.ts";
import type { Messages } from "./messages/messages-of.ts";

const units: Readonly<Record<PublishedFigure["metric"], ObservedUnit>> = {
  startup: "ns",
  "startup-cycles": "cycles",
  memory: "bytes",
  density: "instances",
  "performance-loss": "share",
};

/** `28.4 ms`, `4 ms – 225 ms`, `≤ 5 MB`, `≥ 10,000`. */
export function publishedValue({ value: { low, high }, metric }: Pick<PublishedFigure, "value" | "metric">): string {
  const unit = units[metric];
  if (low === high) return formatObserved(low, unit);
  if (high === Infinity) return `≥ ${formatObserved(low, unit)}`;
  if (low === 0) return `≤ ${formatObserved(high, unit)}`;
  return `${formatObserved(low, unit)} – ${formatObserved(high, unit)}`;
}

/** The kinds of figures that say something about the claim, the most telling first. */
const telling: readonly Comparability[] = ["alike", "part", "more"];

/** From the lowest to the highest of the most comparable figures; undefined where there is none to lay beside. */
export function publishedSummary(claim: Claim, { published }: Messages): string | undefined {
  const { beside } = publishedBeside(claim);
  for (const comparability of telling) {
    const figures = beside.filter((one) => one.comparability === comparability).map(({ figure }) => figure);
    const [first] = figures;
    if (first === undefined) continue;
    const low = Math.min(...figures.map(({ value }) => value.low));
    const high = Math.max(...figures.map(({ value }) => value.high));
    const range = publishedValue({ value: { low, high }, metric: first.metric });
    return comparability === "alike" ? range : `${range} (${published.comparabilities[comparability]})`;
  }
  return undefined;
}
