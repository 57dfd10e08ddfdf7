/** What instances hold, by target and view, as a markdown table. */
import { memoryFit, type MemoryFit } from "../records/memory-fit.ts";
import type { MemorySeries } from "../records/memory-series.ts";
import type { Estimate } from "../stats/linear-fit.ts";
import { formatInterval, formatObserved } from "./format-observed.ts";
import { codeSpan, markdownTable } from "./markdown.ts";

function bytes(value: number | undefined): string {
  return value === undefined ? "–" : formatObserved(value, "bytes");
}

function estimate(one: Estimate | undefined): string {
  if (one === undefined) return "–";
  return [bytes(one.value), ...(one.interval === undefined ? [] : [formatInterval(one.interval, "bytes")])].join(" ");
}

/** `sentry 11.2 MB, gofer 3.1 MB`, the largest first; what takes less than a kilobyte is left out. */
function byComponent({ components }: MemoryFit): string {
  return [...components]
    .map(([name, { slope }]) => ({ name, each: slope.value }))
    .filter(({ each }) => each >= 1000)
    .toSorted((a, b) => b.each - a.each)
    .map(({ name, each }) => `${codeSpan(name)} ${bytes(each)}`)
    .join(", ");
}

function unexplained({ residual, residualParts }: MemoryFit): string {
  if (residual === undefined) return "–";
  const parts = Object.entries(residualParts).flatMap(([name, each]) =>
    each === undefined || Math.abs(each) < 1000 ? [] : [`${name} ${bytes(each)}`],
  );
  return parts.length === 0 ? bytes(residual.slope.value) : `${bytes(residual.slope.value)} (${parts.join(", ")})`;
}

/** Other processes' memory that changed by more than this can be felt in the host's view. */
const NOTABLE_FOREIGN_BYTES = 16 * 1024 ** 2;

function notes(
  { accelerated, runtimeReplaced, failures, flags, dirtyBytes }: MemorySeries,
  { foreignBytes }: MemoryFit,
): string {
  return [
    ...(foreignBytes > NOTABLE_FOREIGN_BYTES ? [`other processes' memory changed by ${bytes(foreignBytes)}`] : []),
    ...(dirtyBytes > 0 ? [`each filled ${dirtyBytes / 1024 ** 2} MiB`] : []),
    ...(accelerated ? [] : ["emulated CPU: the emulator's code is in it"]),
    ...(runtimeReplaced ? ["after the runtime was replaced"] : []),
    ...(failures.length > 0 ? [`${failures.length} levels failed`] : []),
    ...Array.from(flags, ([flag, count]) => `${codeSpan(flag)} ${count}×`),
  ].join(", ");
}

/** One row for each series: what one more instance takes by each view, and what the first one takes beside that. */
export function memoryTable(all: readonly MemorySeries[]): string {
  const rows = all.map((series) => {
    const fit = memoryFit(series);
    const { available, pss, uss, cgroup } = fit.views;
    return [
      codeSpan(series.target),
      series.layer,
      `${fit.mostInstances}, ${fit.climbs}×`,
      estimate(available?.slope),
      estimate(pss?.slope),
      bytes(uss?.slope.value),
      bytes(cgroup?.slope.value),
      byComponent(fit),
      unexplained(fit),
      bytes(pss?.intercept.value),
      notes(series, fit),
    ];
  });
  const head = ["Target", "Layer", "Most live, climbs", "One more: MemAvailable [95 %]", "PSS [95 %]", "USS", "cgroup"];
  return markdownTable([...head, "PSS by component", "Beyond PSS", "Fixed, PSS", "Notes"], rows);
}
