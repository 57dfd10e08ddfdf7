import { formatNs } from "../../format-ns.ts";
import type { LayerFigures } from "../layer-figures.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { Column } from "./column.ts";

export function stepName(step: string, { layering }: Messages): string {
  const names: Readonly<Record<string, string>> = layering.steps;
  return names[step] ?? step;
}

/** One row for each layer that a runtime was started through. */
export function layerColumns(messages: Messages): Column<LayerFigures>[] {
  const { layering, layers, listSeparator } = messages;
  const { columns } = layering;
  return [
    { heading: columns.target, cell: ({ target }) => ({ foreign: target }) },
    { heading: columns.layer, cell: ({ layer }) => layers[layer] },
    {
      heading: columns.total,
      cell: ({ totalNs }) => formatNs(totalNs),
      sort: ({ totalNs }) => totalNs,
      numeric: true,
    },
    {
      heading: columns.steps,
      cell: ({ steps }) =>
        steps.map(({ step, ns }) => `${stepName(step, messages)} ${formatNs(ns)}`).join(listSeparator),
    },
  ];
}
