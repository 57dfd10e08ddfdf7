/** How many instances lived at once, by target, as a markdown table. */
import { capacity, referenceServer } from "../records/capacity.ts";
import type { DensityRamp } from "../records/density-series.ts";
import { memoryFit } from "../records/memory-fit.ts";
import type { MemorySeries } from "../records/memory-series.ts";
import type { Estimate } from "../stats/linear-fit.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import { formatNs } from "./format-ns.ts";
import { formatInterval, formatObserved } from "./format-observed.ts";
import { codeSpan, markdownTable } from "./markdown.ts";

function count(value: number): string {
  return formatObserved(value, "instances");
}

function extrapolated(one: Estimate | undefined): string {
  if (one === undefined) return "–";
  return [count(one.value), ...(one.interval === undefined ? [] : [formatInterval(one.interval, "instances")])].join(
    " ",
  );
}

function startP99(step: DensityRamp["steps"][number] | undefined): string {
  if (step === undefined || step.startNs.length === 0) return "–";
  return formatNs(quantileOfSorted(Float64Array.from(step.startNs, (value) => value ?? Infinity).toSorted(), 0.99));
}

function startsPerSecond({ steps }: DensityRamp): string {
  const starts = steps.reduce((sum, { startNs }) => sum + startNs.filter((value) => value !== null).length, 0);
  const seconds = steps.reduce((sum, { stepNs }) => sum + stepNs, 0) / 1e9;
  return seconds === 0 ? "–" : (starts / seconds).toFixed(1);
}

function leftBehind({ end }: DensityRamp): string {
  if (end === undefined) return "not known: the run was killed";
  const { processes, cgroups, mounts } = end.leftBehind;
  const found = [`${processes} processes`, `${cgroups} cgroups`, `${mounts} mounts`].filter(
    (text) => !/^0 /.test(text),
  );
  return found.length === 0 ? "nothing" : found.join(", ");
}

function notes({ layer, accelerated }: DensityRamp): string {
  return [
    ...(layer === "in-process" ? ["isolated by the language runtime only"] : []),
    ...(accelerated ? [] : ["emulated CPU"]),
  ].join(", ");
}

/** One row for each ramp. What was observed and what is extrapolated from idle memory stand in columns of their own. */
export function densityTable(ramps: readonly DensityRamp[], memory: readonly MemorySeries[]): string {
  const rows = ramps.map((ramp) => {
    const { steps, end } = ramp;
    const last = steps.at(-1);
    const idle = memory.find(({ target, dirtyBytes }) => target === ramp.target && dirtyBytes === 0);
    const available = idle === undefined ? undefined : memoryFit(idle).views.available;
    const fitting = (bytes: number | undefined): string =>
      extrapolated(available === undefined || bytes === undefined ? undefined : capacity(available, bytes));
    return [
      codeSpan(ramp.target),
      ramp.layer,
      count((end ?? last)?.value ?? 0),
      end === undefined ? "the run was killed" : codeSpan(end.boundBy),
      end === undefined ? "–" : codeSpan(end.why),
      startsPerSecond(ramp),
      `${startP99(steps[0])} → ${startP99(last)}`,
      end === undefined ? "–" : formatNs(end.cleanupNs),
      leftBehind(ramp),
      fitting(last?.host.totalBytes),
      fitting(referenceServer.bytes),
      notes(ramp),
    ];
  });
  const head = ["Target", "Layer", "Observed live", "Bound by", "Why", "Starts/s", "Start p99, first → last step"];
  const more = ["Clean-up", "Left behind", "Extrapolated, this host", `Extrapolated, ${referenceServer.name}`, "Notes"];
  return markdownTable([...head, ...more], rows);
}
