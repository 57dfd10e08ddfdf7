/** Every claim against every target that it was judged by, one row each, for a spreadsheet. */
import type { ClaimVerdict, TargetVerdict } from "../../document/verdict.ts";
import type { ReportModel } from "./report-model.ts";

const header = [
  "claim",
  "section",
  "place",
  "technology",
  "metric",
  "statement",
  "printed",
  "verdict",
  "unit",
  "target",
  "layer",
  "accelerated",
  "observed",
  "interval_low",
  "interval_high",
  "samples",
  "failures",
  "target_verdict",
  "why",
];

type Value = string | number | boolean | null | undefined;

/**
 * As in RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it; what is missing or
 * infinite is empty.
 */
function field(value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function row({ claim, verdict, unit, why }: ClaimVerdict, target: TargetVerdict | undefined): readonly Value[] {
  return [
    claim.id,
    claim.section,
    claim.place.en,
    claim.technology,
    claim.metric,
    claim.statement.en,
    claim.printed,
    verdict,
    unit,
    target?.target.en,
    target?.layer,
    target?.accelerated,
    target?.observed,
    target?.interval?.low,
    target?.interval?.high,
    target?.samples ?? 0,
    target?.failures ?? 0,
    target?.verdict ?? verdict,
    (target?.why ?? why).en,
  ];
}

export function csvReport({ judged }: ReportModel): string {
  const rows = judged.flatMap((one) =>
    one.targets.length === 0 ? [row(one, undefined)] : one.targets.map((target) => row(one, target)),
  );
  return [header, ...rows].map((values) => `${values.map(field).join(",")}\r\n`).join("");
}
