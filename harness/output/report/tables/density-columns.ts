import type { DensityRamp } from "../../../records/density-series.ts";
import { formatObserved } from "../../format-observed.ts";
import type { Messages } from "../messages/english.ts";
import type { Column } from "./column.ts";

function reached({ steps, end }: DensityRamp): number {
  return (end ?? steps.at(-1))?.value ?? 0;
}

/** One row for each ramp. */
export function densityColumns({ density, technologies, layers }: Messages): Column<DensityRamp>[] {
  const { columns } = density;
  return [
    { heading: columns.target, cell: ({ target }) => ({ foreign: target }) },
    { heading: columns.technology, cell: ({ technology }) => technologies[technology] },
    { heading: columns.layer, cell: ({ layer }) => layers[layer] },
    {
      heading: columns.reached,
      cell: (ramp) => formatObserved(reached(ramp), "instances"),
      sort: reached,
      numeric: true,
    },
    {
      heading: columns.boundBy,
      cell: ({ end }) => (end === undefined ? density.unfinished : { foreign: end.boundBy }),
    },
    { heading: columns.why, cell: ({ end }) => (end === undefined ? "–" : { foreign: end.why }) },
  ];
}
