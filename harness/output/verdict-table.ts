/** The verdicts as a markdown table. */
import type { ClaimVerdict } from "../document/verdict.ts";
import { formatObserved } from "./format-observed.ts";
import { codeSpan, markdownTable } from "./markdown.ts";

function observedRange({ observed, interval, unit }: ClaimVerdict): string {
  const range = observed ?? interval;
  if (range === null) return "–";
  const [low, high] = [range.low, range.high].map((value) => formatObserved(value, unit));
  return low === high ? `${low}` : `${low} to ${high}`;
}

export function verdictTable(judged: readonly ClaimVerdict[]): string {
  return markdownTable(
    ["Claim", "Printed", "Observed", "Starts", "Verdict"],
    judged.map((one) => [
      one.claim.statement,
      codeSpan(one.claim.printed),
      observedRange(one),
      String(one.samples),
      one.verdict,
    ]),
  );
}
