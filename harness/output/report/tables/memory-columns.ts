import type { MemoryView } from "../../../records/memory-fit.ts";
import type { Estimate } from "../../../stats/linear-fit.ts";
import { formatGibibytes } from "../../format-gibibytes.ts";
import { formatInterval, formatObserved, formatShare } from "../../format-observed.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { MemoryFigures } from "../memory-figures.ts";
import { type Cell, type Column, joined } from "./column.ts";

/** What takes less is left out of a list. */
const LEAST_BYTES = 1000;
/** Other processes' memory that changed by more than this can be felt in the host's view. */
const NOTABLE_FOREIGN_BYTES = 16 * 1024 ** 2;

function bytes(value: number): string {
  return formatObserved(value, "bytes");
}

/** Bytes of one more instance by component, the largest first. */
export function memoryComponents({ fit }: MemoryFigures): { readonly name: string; readonly bytes: number }[] {
  return Array.from(fit.components, ([name, { slope }]) => ({ name, bytes: slope.value }))
    .filter((one) => one.bytes >= LEAST_BYTES)
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** What the host lost beyond the processes' sets, and where it is. */
function beyond({ fit: { residual, residualParts } }: MemoryFigures, { memory, listSeparator }: Messages): Cell {
  if (residual === undefined) return "–";
  const names: Readonly<Record<string, string>> = memory.residualParts;
  const parts = Object.entries(residualParts).flatMap(([name, each]) =>
    each === undefined || Math.abs(each) < LEAST_BYTES ? [] : [`${names[name] ?? name} ${bytes(each)}`],
  );
  return bytes(residual.slope.value) + (parts.length === 0 ? "" : ` (${parts.join(listSeparator)})`);
}

/** A cgroup of the instance that holds less than this of what the run's does leaves something out. */
const WHOLE_SHARE = 0.9;

/** Whether the cgroups that the runtime made hold all that an instance takes. */
function accounting({ fit }: MemoryFigures, { memory }: Messages): string[] {
  const all = fit.views.cgroup?.slope.value;
  const own = fit.instanceCgroups?.slope.value;
  if (fit.views.pss === undefined) return [memory.tooFewReadings];
  if (all === undefined) return [memory.notAccounted];
  return own === undefined || own > WHOLE_SHARE * all ? [] : [memory.runtimeOutside(bytes(own))];
}

/** What one more machine touches of the memory that it was given; undefined where instances are no machines. */
export function touchedMemory({
  series,
  fit,
}: MemoryFigures): { declaredBytes: number; touchedBytes: number } | undefined {
  const touched = fit.components.get("guest-ram")?.slope.value;
  if (series.guest === undefined || touched === undefined) return undefined;
  return { declaredBytes: series.guest.declaredBytes, touchedBytes: touched };
}

function guestMemory(figures: MemoryFigures, { memory }: Messages): Cell {
  const touched = touchedMemory(figures);
  if (touched === undefined) return "–";
  const { declaredBytes, touchedBytes } = touched;
  return memory.touched(bytes(touchedBytes), formatGibibytes(declaredBytes), formatShare(touchedBytes / declaredBytes));
}

/** What limits a series. */
function notes(figures: MemoryFigures, messages: Messages): Cell {
  const { series, fit } = figures;
  const { memory, listSeparator } = messages;
  const { accelerated, runtimeReplaced, failures, flags, dirtyBytes, guest } = series;
  return joined(
    [
      ...accounting(figures, messages),
      ...(fit.foreignBytes > NOTABLE_FOREIGN_BYTES ? [memory.foreign(bytes(fit.foreignBytes))] : []),
      ...(guest?.asked === true ? [memory.sized(formatGibibytes(guest.declaredBytes))] : []),
      ...(dirtyBytes > 0 ? [memory.filled(formatGibibytes(dirtyBytes))] : []),
      ...(accelerated ? [] : [memory.emulated]),
      ...(runtimeReplaced ? [memory.runtimeReplaced] : []),
      ...(failures.length > 0 ? [memory.failed(failures.length)] : []),
      ...Array.from(flags, ([flag, count]) => [{ foreign: flag }, ` ${count}×`]),
    ],
    listSeparator,
  );
}

function estimated(
  heading: string,
  of: (figures: MemoryFigures) => Estimate | undefined,
  withInterval: boolean,
): Column<MemoryFigures> {
  return {
    heading,
    cell: (figures) => {
      const one = of(figures);
      if (one === undefined) return "–";
      const { value, interval } = one;
      return bytes(value) + (withInterval && interval !== undefined ? ` ${formatInterval(interval, "bytes")}` : "");
    },
    sort: (figures) => of(figures)?.value ?? Number.NaN,
    numeric: true,
  };
}

function oneMore(view: MemoryView) {
  return ({ fit }: MemoryFigures): Estimate | undefined => fit.views[view]?.slope;
}

/** One row for each series: what one more instance takes by each view, and what the first takes beside that. */
export function memoryColumns(messages: Messages): Column<MemoryFigures>[] {
  const { memory, technologies, layers, listSeparator } = messages;
  const { columns } = memory;
  return [
    { heading: columns.target, cell: ({ series }) => ({ foreign: series.target }) },
    { heading: columns.technology, cell: ({ series }) => technologies[series.technology] },
    { heading: columns.layer, cell: ({ series }) => layers[series.layer] },
    {
      heading: columns.live,
      cell: ({ fit }) => `${fit.mostInstances}, ${fit.climbs}×`,
      sort: ({ fit }) => fit.mostInstances,
    },
    estimated(columns.available, oneMore("available"), true),
    estimated(columns.pss, oneMore("pss"), true),
    estimated(columns.uss, oneMore("uss"), false),
    estimated(columns.cgroup, oneMore("cgroup"), false),
    {
      heading: columns.components,
      cell: (figures) =>
        joined(
          memoryComponents(figures).map((one) => [{ foreign: one.name }, ` ${bytes(one.bytes)}`]),
          listSeparator,
        ),
    },
    {
      heading: columns.guest,
      cell: (figures) => guestMemory(figures, messages),
      sort: (figures) => touchedMemory(figures)?.touchedBytes ?? Number.NaN,
    },
    { heading: columns.beyond, cell: (figures) => beyond(figures, messages) },
    estimated(columns.fixed, ({ fit }) => fit.views.pss?.intercept, false),
    { heading: columns.notes, cell: (figures) => notes(figures, messages) },
  ];
}
