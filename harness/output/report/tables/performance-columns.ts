import { formatInterval, formatObserved } from "../../format-observed.ts";
import type { Messages } from "../messages/english.ts";
import type { PerformanceFigures } from "../performance-figures.ts";
import type { Column } from "./column.ts";

/** One row for each kind of work in each target. */
export function performanceColumns({ performance, technologies }: Messages): Column<PerformanceFigures>[] {
  const { columns } = performance;
  return [
    { heading: columns.target, cell: ({ target }) => ({ foreign: target }) },
    { heading: columns.technology, cell: ({ technology }) => technologies[technology] },
    { heading: columns.work, cell: ({ work }) => ({ foreign: work }) },
    {
      heading: columns.ratio,
      cell: ({ ratio }) => formatObserved(ratio, "ratio"),
      sort: ({ ratio }) => ratio,
      numeric: true,
    },
    {
      heading: columns.interval,
      cell: ({ interval }) => (interval === undefined ? "–" : formatInterval(interval, "ratio")),
    },
    { heading: columns.samples, cell: ({ samples }) => String(samples), sort: ({ samples }) => samples, numeric: true },
  ];
}
