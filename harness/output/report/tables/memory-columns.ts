import type { Estimate } from "../../../stats/linear-fit.ts";
import { formatGibibytes } from "../../format-gibibytes.ts";
import { formatInterval, formatObserved } from "../../format-observed.ts";
import type { Messages } from "../messages/english.ts";
import type { MemoryFigures } from "../report-model.ts";
import { type Column, joined } from "./column.ts";

/** Bytes of one more instance by component, the largest first. */
export function componentsOf({ fit }: MemoryFigures): { readonly name: string; readonly bytes: number }[] {
  return Array.from(fit.components, ([name, { slope }]) => ({ name, bytes: slope.value }))
    .filter(({ bytes }) => bytes > 0)
    .toSorted((a, b) => b.bytes - a.bytes);
}

function estimated(heading: string, of: (figures: MemoryFigures) => Estimate | undefined): Column<MemoryFigures> {
  return {
    heading,
    cell: (figures) => {
      const one = of(figures);
      if (one === undefined) return "–";
      return [
        formatObserved(one.value, "bytes"),
        ...(one.interval === undefined ? [] : [formatInterval(one.interval, "bytes")]),
      ].join(" ");
    },
    sort: (figures) => of(figures)?.value ?? Number.NaN,
    numeric: true,
  };
}

/** One row for each series. */
export function memoryColumns({ memory, technologies, listSeparator }: Messages): Column<MemoryFigures>[] {
  const { columns } = memory;
  return [
    { heading: columns.target, cell: ({ series }) => ({ foreign: series.target }) },
    { heading: columns.technology, cell: ({ series }) => technologies[series.technology] },
    {
      heading: columns.dirty,
      cell: ({ series }) => (series.dirtyBytes === 0 ? "–" : formatGibibytes(series.dirtyBytes)),
      sort: ({ series }) => series.dirtyBytes,
      numeric: true,
    },
    estimated(columns.available, ({ fit }) => fit.views.available?.slope),
    estimated(columns.pss, ({ fit }) => fit.views.pss?.slope),
    estimated(columns.fixed, ({ fit }) => fit.views.pss?.intercept),
    {
      heading: columns.components,
      cell: (figures) =>
        joined(
          componentsOf(figures).map(({ name, bytes }) => [{ foreign: name }, ` ${formatObserved(bytes, "bytes")}`]),
          listSeparator,
        ),
    },
  ];
}
