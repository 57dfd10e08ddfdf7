/** The verdicts as a markdown table. */
import type { ClaimVerdict } from "../document/verdict.ts";
import { formatRange } from "./format-observed.ts";
import { codeSpan, markdownTable } from "./markdown.ts";

export function verdictTable(judged: readonly ClaimVerdict[]): string {
  return markdownTable(
    ["Claim", "Printed", "Observed", "Samples", "Verdict"],
    judged.map((one) => [
      one.claim.statement.en,
      codeSpan(one.claim.printed),
      formatRange(one),
      String(one.samples),
      one.verdict,
    ]),
  );
}
