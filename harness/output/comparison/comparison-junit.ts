/**
 * A comparison as JUnit XML, as continuous integration reads it: a test suite for each group of series, a test case for
 * each figure. What the gate names fails; what nothing can be said of is skipped, with the reason.
 */
import { html, type Html } from "../report/html/html.ts";
import { changeWords, groupWords, intervalWords, valueWords } from "./series-words.ts";
import type { ComparisonDocument, ComparisonRow } from "./comparison-row.ts";
import type { Gate } from "./gate.ts";
import { foreign, plainText, type Words, words } from "./words.ts";

interface Case {
  readonly suite: string;
  readonly name: string;
  readonly result: "passed" | "failed" | "skipped";
  readonly message: string;
}

function rowCase(row: ComparisonRow, gate: Gate): Case {
  const { target, figure, base, head, change, interval, unit, verdict, why, notes } = row;
  const changed = change === undefined ? "" : ` ${changeWords(change, unit)}`;
  const reach = interval === undefined ? "" : ` ${intervalWords(interval, unit)}`;
  const figures = `${valueWords(base, unit)} → ${valueWords(head, unit)}${changed}${reach}`;
  return {
    suite: plainText(groupWords(row)),
    name: `${target} ${figure}`,
    result: gate.has(verdict) ? "failed" : verdict === "unsure" ? "skipped" : "passed",
    message: [`${verdict}: ${figures}: ${plainText(why)}.`, ...notes.map(plainText)].join(" "),
  };
}

function casesOf({ rows, missing, isolation }: ComparisonDocument, gate: Gate): Case[] {
  const absent = (suite: Words, target: string): Case => ({
    suite: plainText(suite),
    name: plainText(words`${foreign(target)} measured`),
    result: gate.has("missing") ? "failed" : "skipped",
    message: "missing: it was measured before, and is not in the head.",
  });
  return [
    ...rows.map((row) => rowCase(row, gate)),
    ...missing.map((name) => absent(groupWords(name), name.target)),
    ...isolation.missing.map((target) => absent(words`isolation`, target)),
  ];
}

function count(cases: readonly Case[], result: Case["result"]): number {
  return cases.filter((one) => one.result === result).length;
}

function element({ suite, name, result, message }: Case): Html {
  const outcome =
    result === "failed"
      ? html`<failure message="${message}"/>`
      : result === "skipped"
        ? html`<skipped message="${message}"/>`
        : html`<system-out>${message}</system-out>`;
  return html`    <testcase classname="${suite}" name="${name}" time="0">${outcome}</testcase>\n`;
}

export function comparisonJunit(document: ComparisonDocument, gate: Gate): string {
  const cases = casesOf(document, gate);
  const suites = [...Map.groupBy(cases, ({ suite }) => suite)].map(
    ([suite, those]) =>
      html`  <testsuite name="${suite}" tests="${those.length}" failures="${count(those, "failed")}" errors="0" skipped="${count(those, "skipped")}" time="0">\n${those.map(element)}  </testsuite>\n`,
  );
  const whole = html`<testsuites name="sandgauge compare" tests="${cases.length}" failures="${count(cases, "failed")}" errors="0" time="0">\n${suites}</testsuites>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole.markup}`;
}
