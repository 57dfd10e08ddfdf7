import { codeSpan } from "../../markdown.ts";
import type { MatrixRow } from "../../../records/isolation-matrix.ts";
import type { IsolationSeries } from "../../../records/isolation-series.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { Column } from "./column.ts";

/** One row for each question, one column for each target. */
export function isolationColumns(
  series: readonly IsolationSeries[],
  { isolation, language }: Messages,
): Column<MatrixRow>[] {
  return [
    { heading: isolation.question, cell: ({ check }) => check.reached[language] },
    ...series.map(({ target }, position): Column<MatrixRow> => ({
      heading: codeSpan(target),
      cell: ({ cells }) => isolation.answers[cells[position]?.answer ?? "unasked"],
    })),
  ];
}
