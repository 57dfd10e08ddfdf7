/** The terminal's view of the audit: the document's sections, what follows from each printed result, and why. */
import { type InspectColor, styleText } from "node:util";
import { type AuditItem, auditVerdicts } from "../document/audit/item.ts";
import { headingOf, sectionCodeOf } from "../document/printed/sections.ts";
import { auditLooks } from "./audit-look.ts";
import type { ReportLook } from "./verdict-report.ts";
import { wrap } from "./wrap.ts";

const NARROWEST = 48;
/** Longer lines are hard to read, and what is no terminal should look the same everywhere. */
const WIDEST = 120;
const INDENT = "    ";

const basis =
  "What the document prints, recomputed from what it prints. Sections are named by part and number: 1-VII-2 is part 1, " +
  "section 七, 2.";

function summary(items: readonly AuditItem[]): string {
  const counts = auditVerdicts.map(
    (verdict) => `${items.filter((item) => item.verdict === verdict).length} ${verdict}`,
  );
  return `${items.length} items: ${counts.join(", ")}.`;
}

export function auditReport(items: readonly AuditItem[], { columns, color }: ReportLook): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns ?? WIDEST));
  const paint = (style: InspectColor | InspectColor[], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const indented = (text: string): string[] => wrap(text, width - INDENT.length).map((line) => INDENT + line);

  const block = ({ printed, recomputed, verdict, why }: AuditItem): string[] => {
    const { symbol, color: hue } = auditLooks[verdict];
    const head = `${symbol} ${verdict}`;
    const [first = "", ...rest] = wrap(`${head}: ${printed.en}`, width - INDENT.length);
    return [
      paint([hue, "bold"], head) + paint("bold", first.slice(head.length)),
      ...rest.map((line) => paint("bold", INDENT + line)),
      ...(recomputed === null || verdict === "consistent" ? [] : indented(`Recomputed: ${recomputed.en}`)),
      ...indented(why.en),
      "",
    ];
  };

  const lines = [...Map.groupBy(items, ({ section }) => section)].flatMap(([section, those]) => {
    const heading = headingOf(section);
    return [
      ...wrap(`${sectionCodeOf(section)}  ${heading}`, width).map((line) => paint("underline", line)),
      "",
      ...those.flatMap(block),
    ];
  });
  return [...wrap(basis, width), "", ...lines, ...wrap(summary(items), width), ""].join("\n");
}
