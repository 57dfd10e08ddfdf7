import { capacity, referenceServer } from "../../../records/capacity.ts";
import { quantileOfSorted } from "../../../stats/quantile.ts";
import { formatNs } from "../../format-ns.ts";
import { formatInterval, formatObserved } from "../../format-observed.ts";
import type { DensityFigures } from "../density-figures.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { Column } from "./column.ts";
import { boundName } from "../../../records/density-bounds.ts";
import { recordedWording } from "../../../records/recorded-wording.ts";

function startP99(step: DensityFigures["ramp"]["steps"][number] | undefined, { never }: Messages): string {
  if (step === undefined || step.startNs.length === 0) return "–";
  return formatNs(
    quantileOfSorted(Float64Array.from(step.startNs, (value) => value ?? Infinity).toSorted(), 0.99),
    never,
  );
}

/** NaN where no time passed. */
function startsPerSecond({ ramp: { steps } }: DensityFigures): number {
  const starts = steps.reduce((sum, { startNs }) => sum + startNs.filter((value) => value !== null).length, 0);
  return starts / (steps.reduce((sum, { stepNs }) => sum + stepNs, 0) / 1e9);
}

function leftBehind({ ramp: { end } }: DensityFigures, { density, listSeparator }: Messages): string {
  if (end === undefined) return density.unknown;
  const { processes, cgroups, mounts } = end.leftBehind;
  const found = [
    ...(processes > 0 ? [density.processes(processes)] : []),
    ...(cgroups > 0 ? [density.cgroups(cgroups)] : []),
    ...(mounts > 0 ? [density.mounts(mounts)] : []),
  ];
  return found.length === 0 ? density.nothing : found.join(listSeparator);
}

/** An extrapolation from idle memory, never to be read as what was observed. */
function fitting({ idle }: DensityFigures, memoryBytes: number | undefined): string {
  const estimate = idle === undefined || memoryBytes === undefined ? undefined : capacity(idle, memoryBytes);
  if (estimate === undefined) return "–";
  const { value, interval } = estimate;
  return (
    formatObserved(value, "instances") + (interval === undefined ? "" : ` ${formatInterval(interval, "instances")}`)
  );
}

/** One row for each ramp. What was observed and what is extrapolated from idle memory stand in columns of their own. */
export function densityColumns(messages: Messages): Column<DensityFigures>[] {
  const { density, technologies, layers, listSeparator, language } = messages;
  const { columns } = density;
  return [
    { heading: columns.target, cell: ({ ramp }) => ({ foreign: ramp.target }) },
    { heading: columns.technology, cell: ({ ramp }) => technologies[ramp.technology] },
    { heading: columns.layer, cell: ({ ramp }) => layers[ramp.layer] },
    {
      heading: columns.reached,
      cell: ({ reached }) => formatObserved(reached, "instances"),
      sort: ({ reached }) => reached,
      numeric: true,
    },
    {
      heading: columns.boundBy,
      cell: ({ ramp: { end } }) =>
        end === undefined ? density.unfinished : { foreign: boundName(end.boundBy)[language] },
    },
    {
      heading: columns.why,
      cell: ({ ramp: { end } }) => (end === undefined ? "–" : { foreign: recordedWording(end.why)[language] }),
    },
    {
      heading: columns.rate,
      cell: (figures) => {
        const rate = startsPerSecond(figures);
        return Number.isFinite(rate) ? rate.toFixed(1) : "–";
      },
      sort: startsPerSecond,
      numeric: true,
    },
    {
      heading: columns.p99,
      cell: ({ ramp: { steps } }) => `${startP99(steps[0], messages)} → ${startP99(steps.at(-1), messages)}`,
    },
    {
      heading: columns.cleanup,
      cell: ({ ramp: { end } }) => (end === undefined ? "–" : formatNs(end.cleanupNs)),
      sort: ({ ramp: { end } }) => end?.cleanupNs ?? Number.NaN,
      numeric: true,
    },
    { heading: columns.leftBehind, cell: (figures) => leftBehind(figures, messages) },
    {
      heading: columns.fittingHere,
      cell: (figures) => fitting(figures, figures.ramp.steps.at(-1)?.host.totalBytes),
    },
    {
      heading: columns.fittingReference(referenceServer.bytes),
      cell: (figures) => fitting(figures, referenceServer.bytes),
    },
    {
      heading: columns.notes,
      cell: ({ ramp: { layer, accelerated } }) =>
        [...(layer === "in-process" ? [density.inProcess] : []), ...(accelerated ? [] : [density.emulated])].join(
          listSeparator,
        ),
    },
  ];
}
