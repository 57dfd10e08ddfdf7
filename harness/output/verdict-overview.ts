/** All claims at a glance: the last thing on the screen, and the first that is read. */
import type { ClaimVerdict, Verdict } from "../document/verdict.ts";
import { alignRow, columnWidths } from "./columns.ts";
import { formatRange } from "./format-observed.ts";
import { looks } from "./verdict-look.ts";
import { wrap } from "./wrap.ts";

/** Between columns. */
const GAP = 2;

export interface OverviewLine {
  readonly verdict: Verdict;
  readonly text: string;
}

/** @param width of the longest line. */
export function verdictOverview(judged: readonly ClaimVerdict[], width: number): OverviewLine[] {
  const claims = judged.map((one) => ({
    verdict: one.verdict,
    head: `${looks[one.verdict].symbol} ${looks[one.verdict].words}`,
    statement: one.claim.statement.en,
    observed: formatRange(one),
  }));
  const [headWidth = 0, observedWidth = 0] = columnWidths(claims.map(({ head, observed }) => [head, observed]));
  const room = width - headWidth - observedWidth - 2 * GAP;
  const lines = claims.flatMap(({ verdict, head, statement, observed }) =>
    wrap(statement, room).map((line, position) => ({
      verdict,
      cells: position === 0 ? [head, line, observed] : ["", line],
    })),
  );
  const widths = columnWidths(lines.map(({ cells }) => cells));
  return lines.map(({ verdict, cells }) => ({ verdict, text: alignRow(cells, widths) }));
}
