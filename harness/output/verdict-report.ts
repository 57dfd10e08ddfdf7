/** The terminal's view of the verdicts: each claim in plain words, what was observed, and why. */
import { type InspectColor, styleText } from "node:util";
import stringWidth from "string-width";
import type { ClaimVerdict, ObservedUnit, TargetVerdict } from "../document/verdict.ts";
import { verdicts } from "../document/verdict.ts";
import { headingOf } from "../document/printed/sections.ts";
import { alignRow, clip, columnWidths } from "./columns.ts";
import { formatInterval, formatObserved } from "./format-observed.ts";
import { printable } from "./printable.ts";
import { looks } from "./verdict-look.ts";
import { verdictOverview } from "./verdict-overview.ts";
import { wrap } from "./wrap.ts";

export interface ReportLook {
  /** Columns of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  readonly color: boolean;
}

const NARROWEST = 48;
/** Longer lines are hard to read, and what is no terminal should look the same everywhere. */
const WIDEST = 120;
const INDENT = "    ";

/** Of an ordering with its many pairs, only those that are not simply as claimed are shown, and so many of them. */
const MOST_ROWS = 8;

function shownTargets(targets: readonly TargetVerdict[]): readonly TargetVerdict[] {
  if (targets.length <= MOST_ROWS) return targets;
  const order = ["contradicted", "inconclusive", "not-comparable", "supported", "unmeasured"];
  return targets.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict)).slice(0, MOST_ROWS);
}

interface Row {
  readonly cells: readonly string[];
  /** What is unusual about it, behind the cells. */
  readonly notes: string;
}

function targetRow(target: TargetVerdict, unit: ObservedUnit, width: number): Row {
  const { observed, interval, samples, failures, accelerated, verdict, layer } = target;
  return {
    cells: [
      `${looks[verdict].symbol} ${clip(printable(target.target.en), Math.floor(0.4 * width))}`,
      layer,
      observed === null ? "–" : formatObserved(observed, unit),
      interval === null ? "–" : formatInterval(interval, unit),
      String(samples),
    ],
    notes: [...(failures > 0 ? [`${failures} failed`] : []), ...(accelerated ? [] : ["emulated"])].join(", "),
  };
}

/** On one line where it fits; else the notes come under it, and where that is not enough, nothing is aligned. */
function rowLines({ cells, notes }: Row, widths: readonly number[], width: number): string[] {
  const aligned = alignRow(cells, widths);
  const whole = alignRow([...cells, notes], widths);
  if (stringWidth(whole) <= width) return [whole];
  if (stringWidth(aligned) <= width) return [aligned, `  ${notes}`];
  return wrap([...cells, notes].join("  "), width);
}

/** What a claim's rows show. */
const rowMeanings: Readonly<Record<ObservedUnit, string>> = {
  ns: "target, layer, median start, its 95 % interval, starts",
  cycles: "target, layer, median cycles, their 95 % interval, starts",
  probability: "target, layer, share in time, its 95 % bounds, starts",
  ratio: "pair, layer, ratio of median starts, its 95 % interval, starts",
  bytes: "target, layer, bytes of one more instance, their 95 % interval, samples",
  instances: "target, layer, instances, their interval, ramps",
  share: "target, layer, share lost, its 95 % interval, samples",
  facts: "target, layer, –, –, probes",
};

function summary(judged: readonly ClaimVerdict[]): string {
  const counts = verdicts.map((verdict) => ({
    verdict,
    count: judged.filter((one) => one.verdict === verdict).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ verdict, count }) => `${count} ${looks[verdict].words}`);
  return `${judged.length} claims: ${parts.join(", ")}.`;
}

const basis =
  "Judged by starts one at a time with a warm page cache. Failed starts count as starts that never got ready.";

/** @param between stands behind the claims one by one and before all of them at a glance; ends with a line end. */
export function verdictReport(judged: readonly ClaimVerdict[], { columns, color }: ReportLook, between = ""): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns ?? WIDEST));
  const paint = (style: InspectColor | InspectColor[], text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const indented = (text: string, style?: InspectColor): string[] =>
    wrap(text, width - INDENT.length).map((line) => INDENT + (style === undefined ? line : paint(style, line)));

  const block = ({ claim, verdict, targets, unit, why }: ClaimVerdict): string[] => {
    const { symbol, words, color: hue } = looks[verdict];
    const rows = shownTargets(targets).map((target) => targetRow(target, unit, width));
    const widths = columnWidths(rows.map(({ cells }) => cells));
    const [first = "", ...rest] = wrap(`${symbol} ${words}: ${claim.statement.en}.`, width);
    const head = `${symbol} ${words}`;
    return [
      paint([hue, "bold"], head) + paint("bold", first.slice(head.length)),
      ...rest.map((line) => paint("bold", line)),
      ...indented(`Printed: ${claim.printed} (${claim.place.en})`),
      ...(rows.length === 0 ? [] : indented(`${rowMeanings[unit]}:`, "gray")),
      ...rows.flatMap((row) => rowLines(row, widths, width - INDENT.length)).map((line) => INDENT + line),
      ...(rows.length < targets.length
        ? indented(`and ${targets.length - rows.length} more; --json lists all`, "gray")
        : []),
      ...indented(`Why: ${printable(why.en)}`),
      "",
    ];
  };

  const lines = [...Map.groupBy(judged, ({ claim }) => headingOf(claim.section))].flatMap(([heading, those]) => [
    ...wrap(heading, width).map((line) => paint("underline", line)),
    "",
    ...those.flatMap(block),
  ]);
  const overview = verdictOverview(judged, width).map(({ verdict, text }) => paint(looks[verdict].color, text));
  const glance = [...overview, "", ...wrap(summary(judged), width), ""];
  return [...wrap(basis, width), "", ...lines, ...(between === "" ? [] : between.split("\n")), ...glance].join("\n");
}
