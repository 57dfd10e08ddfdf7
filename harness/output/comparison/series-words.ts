/** Series and their figures in words. */
import type { Interval } from "../../stats/quantile-interval.ts";
import { formatObserved } from "../format-observed.ts";
import type { ComparisonRow, RowUnit } from "./comparison-row.ts";
import { foreign, type Words, words } from "./words.ts";

const views: Readonly<Record<string, string>> = {
  available: "MemAvailable",
  pss: "PSS",
  uss: "USS",
  cgroup: "cgroup",
};

const KIBIBYTE = 1024;

/** As plans give it: `8 MiB`, `4 KiB`. */
function binaryBytes(bytes: number): string {
  const isWhole = bytes % KIBIBYTE ** 2 === 0;
  return isWhole ? `${bytes / KIBIBYTE ** 2} MiB` : `${bytes / KIBIBYTE} KiB`;
}

function filledWords(bytes: string | undefined): string {
  return bytes === undefined || bytes === "0" ? "" : `, ${binaryBytes(Number(bytes))} filled`;
}

/** What the series of a group have in common, whatever their target: `startup, noop, warm page cache, 10 at once`. */
export function groupWords({
  metric,
  workload,
  parameters,
}: Pick<ComparisonRow, "metric" | "workload" | "parameters">): Words {
  const { cache = "", concurrency = "", view = "", part, filled, guest, kind = "", requestsPerSecond } = parameters;
  const work = foreign(workload);
  const start = words`${work}, ${cache} page cache, ${concurrency} at once`;
  switch (metric) {
    case "startup":
      return words`startup, ${start}`;
    case "cpu":
      return words`CPU cost of a start, ${start}`;
    case "memory": {
      const what = part === "fixed" ? "memory of a process without instances" : "memory of one more instance";
      const size = guest === undefined ? "" : `, machines of ${binaryBytes(Number(guest))}`;
      return words`${what}, ${work}, ${views[view] ?? view}${filledWords(filled)}${size}`;
    }
    case "density":
      return words`density, ${work}`;
    case "performance":
      return requestsPerSecond === undefined
        ? words`work, ${work} (${kind})`
        : words`requests, ${work}, ${requestsPerSecond} a second`;
    case "isolation":
      return words`isolation`;
  }
}

/** One series: `runc: startup, noop, warm page cache, 1 at once`. */
export function seriesWords(name: Pick<ComparisonRow, "metric" | "target" | "workload" | "parameters">): Words {
  return words`${foreign(name.target)}: ${groupWords(name)}`;
}

/** Of figures, not of answers. */
export function valueWords(value: number | string | undefined, unit: RowUnit): string {
  if (value === undefined) return "–";
  if (typeof value === "string" || unit === "answer") return String(value);
  if (Number.isNaN(value)) return "–";
  if (unit === "share") return `${(100 * value).toFixed(1)} %`;
  return formatObserved(value, unit);
}

/** `5 %`. */
export function percentWords(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}

/** `1 point`. */
export function pointWords(share: number): string {
  const points = Number((100 * share).toPrecision(3));
  return `${points} ${points === 1 ? "point" : "points"}`;
}

/** `+9.8 %`; of shares `+2.0 points`. */
export function changeWords(change: number, unit: RowUnit): string {
  if (change === Infinity) return "+∞";
  const percent = 100 * change;
  const digits = Math.abs(percent) >= 100 ? 0 : 1;
  const rounded = percent.toFixed(digits);
  const text = Number(rounded) === 0 ? (0).toFixed(digits) : rounded;
  return `${Number(text) > 0 ? "+" : ""}${text}${unit === "share" ? " points" : " %"}`;
}

export function intervalWords({ low, high }: Interval, unit: RowUnit): string {
  return `[${changeWords(low, unit)}, ${changeWords(high, unit)}]`;
}
