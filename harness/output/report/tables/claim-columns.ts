import type { ClaimVerdict } from "../../../document/verdict.ts";
import type { Messages } from "../messages/messages-of.ts";
import { publishedSummary } from "../published-text.ts";
import { observedText, shortReason } from "../reason.ts";
import type { Column } from "./column.ts";

/** By the lower end: figures of one unit are in order, those of another stand apart by their size. */
function observedOrder({ observed, interval }: ClaimVerdict): number {
  const range = observed ?? interval;
  return range === null ? Number.NaN : range.low;
}

/** One row for each claim. What it says is shown by each format in its own way. */
export function claimColumns(messages: Messages): Column<ClaimVerdict>[] {
  const { technologies, claimedMetrics, verdicts, language } = messages;
  const { columns } = messages.claims;
  return [
    { heading: columns.claim, cell: ({ claim }) => claim.statement[language] },
    { heading: columns.printed, cell: ({ claim }) => ({ foreign: claim.printed }) },
    { heading: columns.verdict, cell: ({ verdict }) => verdicts[verdict] },
    { heading: columns.technology, cell: ({ claim }) => technologies[claim.technology] },
    { heading: columns.metric, cell: ({ claim }) => claimedMetrics[claim.metric] },
    { heading: columns.published, cell: ({ claim }) => publishedSummary(claim, messages) ?? "–" },
    { heading: columns.measured, cell: (judged) => observedText(judged, messages) ?? "–", sort: observedOrder },
    {
      heading: columns.samples,
      cell: ({ samples }) => String(samples),
      sort: ({ samples }) => samples,
      numeric: true,
    },
    { heading: columns.why, cell: (judged) => ({ foreign: shortReason(judged, messages) }) },
  ];
}
