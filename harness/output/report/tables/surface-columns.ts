import type { SurfaceFigures } from "../../../records/isolation-surface.ts";
import type { Messages } from "../messages/messages-of.ts";
import { type Cell, type Column, joined } from "./column.ts";
import { recordedWording } from "../../../records/recorded-wording.ts";

/** `sentry: futex, read, write` for each component. */
function byComponent({ whileAnswering }: SurfaceFigures, { listSeparator }: Messages): Cell {
  const parts = whileAnswering.map(({ component, names }) => [
    { foreign: component },
    `: ${names.length} (`,
    { foreign: names.join(" ") },
    ")",
  ]);
  return parts.length === 0 ? "–" : joined(parts, listSeparator);
}

/** One row for each workload that was traced in each target. */
export function surfaceColumns(messages: Messages): Column<SurfaceFigures>[] {
  const { language } = messages;
  const { columns } = messages.isolation.surface;
  return [
    { heading: columns.target, cell: ({ target }) => ({ foreign: target }) },
    { heading: columns.workload, cell: ({ workload }) => ({ foreign: workload }) },
    {
      heading: columns.distinct,
      cell: ({ distinct, why }) =>
        distinct === undefined
          ? { foreign: why === undefined ? "–" : recordedWording(why)[language] }
          : String(distinct),
      sort: ({ distinct }) => distinct ?? Number.NaN,
      numeric: true,
    },
    { heading: columns.whileAnswering, cell: (one) => byComponent(one, messages) },
    {
      heading: columns.callsEach,
      cell: ({ callsEach }) => (callsEach === undefined ? "–" : callsEach.toFixed(0)),
      sort: ({ callsEach }) => callsEach ?? Number.NaN,
      numeric: true,
    },
    {
      heading: columns.rights,
      cell: ({ rights }) =>
        rights.length === 0
          ? "–"
          : joined(
              rights.map((one) => ({ foreign: recordedWording(one)[language] })),
              messages.listSeparator,
            ),
    },
  ];
}
