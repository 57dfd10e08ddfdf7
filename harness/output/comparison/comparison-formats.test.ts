import { expect, test } from "vitest";
import { comparisonVerdicts } from "../../compare/verdict.ts";
import {
  exampleComparisonDocument,
  exampleHistoryDocument,
  HOSTILE_VERSION,
} from "../../testing/example-comparison-document.ts";
import { benchmarkActionJson } from "./benchmark-action.ts";
import { comparisonJson } from "./comparison-json.ts";
import { comparisonJunit } from "./comparison-junit.ts";
import { comparisonMarkdown } from "./comparison-markdown.ts";
import { comparisonText } from "./comparison-text.ts";

const document = exampleComparisonDocument();
const hostile = exampleComparisonDocument(HOSTILE_VERSION);

test("on a terminal", async () => {
  await expect(comparisonText(document, { columns: 100, color: false, all: false })).toMatchFileSnapshot(
    "../golden/comparison-100.txt",
  );
});

test("on a terminal, against a history", async () => {
  await expect(
    comparisonText(exampleHistoryDocument(), { columns: 100, color: false, all: false }),
  ).toMatchFileSnapshot("../golden/history-100.txt");
});

test("in JSON a history has its runs, change points and drifts", () => {
  const parsed = JSON.parse(comparisonJson(exampleHistoryDocument()));
  expect(parsed.history).toHaveLength(14);
  expect(parsed.base).toBeUndefined();
  const runc = parsed.series.find(
    ({ target, figure }: Record<string, string>) => target === "runc" && figure === "p50",
  );
  expect(runc).toMatchObject({
    verdict: "worse",
    units: [11, 3],
    changes: [{ run: "20260112T020000-abcdef", versions: ["runc 1.1.5 → 1.2.0"] }],
  });
});

test.each([60, 80, 200])("no line is wider than a terminal of %d columns, or 120", (columns) => {
  const lines = comparisonText(document, { columns, color: false, all: true }).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(columns, 120));
});

test("everything is listed when asked for", () => {
  const listed = comparisonText(document, { columns: 120, color: false, all: true });
  expect(listed).toContain("= no change");
  expect(listed).not.toContain("Not listed");
});

test("colour changes nothing but the colour", () => {
  const plain = comparisonText(document, { columns: 100, color: false, all: false });
  const coloured = comparisonText(document, { columns: 100, color: true, all: false });
  expect(coloured).not.toBe(plain);
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  expect(coloured.replace(/\u001B\[[0-9;]*m/g, "")).toBe(plain);
});

test("in JSON each figure has what it needs to be judged anew", () => {
  const parsed = JSON.parse(comparisonJson(document));
  expect(parsed).toMatchObject({
    base: "20260101T020000-abcdef",
    head: "20260102T020000-abcdef",
    thresholds: { startup: 0.05, failures: 0.01 },
    confidence: 0.95,
    significance: 0.05,
    differences: { versions: { runc: [{ what: "tool", base: "1.0.0", head: "1.1.0" }] } },
    missing: [{ metric: "startup", target: "youki" }],
    isolation: { same: 1 },
  });
  const { summary, series } = parsed;
  expect(summary).toMatchObject({ missing: 1 });
  expect(comparisonVerdicts.reduce((sum, verdict) => sum + summary[verdict], 0)).toBe(series.length);
  const runc = series.find(({ target, figure }: Record<string, string>) => target === "runc" && figure === "p50");
  expect(runc).toMatchObject({ metric: "startup", verdict: "worse", unit: "ns", better: "lower", units: [20, 20] });
  expect(runc.interval[0]).toBeGreaterThan(0.05);
  expect(runc.interval[1]).toBeGreaterThan(runc.change);
});

test("in markdown what changed stands before what is folded", () => {
  const text = comparisonMarkdown(document, false);
  expect(text.indexOf("✗ worse")).toBeLessThan(text.indexOf("<details>"));
  expect(text.startsWith("### ✗ 3 worse\n")).toBe(true);
  expect(text).not.toContain("= no change");
  expect(comparisonMarkdown(document, true)).toContain("= no change");
});

test("in markdown nothing that a runtime said is markup", () => {
  const text = comparisonMarkdown(hostile, true);
  const outside = text.replace(/`[^`\n]*`/g, "");
  for (const part of ["@all", "<b>", "</failure>", "\u001B", "\u202E"]) expect(outside).not.toContain(part);
  for (const row of text.split("\n").filter((line) => line.startsWith("| "))) {
    expect(row.replace(/\\\|/g, "").split("|")).toHaveLength(10);
  }
});

test("on a terminal nothing that a runtime said steers it", () => {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  expect(comparisonText(hostile, { columns: 100, color: false, all: true })).not.toMatch(/[\u0000-\u0009\u001B\u202E]/);
});

/** Elements of the given name with their attributes. */
function elements(xml: string, name: string): Record<string, string>[] {
  return [...xml.matchAll(new RegExp(`<${name}((?: [a-z]+="[^"]*")*)/?>`, "g"))].map(([, attributes = ""]) =>
    Object.fromEntries([...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
}

test("as JUnit what the gate names fails, what is unsure is skipped", () => {
  const xml = comparisonJunit(document, new Set(["worse"]));
  const [whole] = elements(xml, "testsuites");
  const cases = elements(xml, "testcase");
  expect(whole).toMatchObject({ tests: String(cases.length), failures: "3" });
  expect(cases).toHaveLength(document.rows.length + 1);
  expect(elements(xml, "failure").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^worse: .*→.*\[/),
    expect.stringMatching(/^worse: .*→.*\[.*several modes/),
    expect.stringMatching(/^worse: denied → reached/),
  ]);
  const suites = elements(xml, "testsuite");
  for (const part of ["tests", "failures"] as const) {
    expect(suites.reduce((sum, suite) => sum + Number(suite[part]), 0)).toBe(Number(whole?.[part]));
  }
  expect(elements(comparisonJunit(document, new Set(["worse", "missing"])), "failure")).toHaveLength(4);
});

test("for github-action-benchmark each way of better is an array of its own", () => {
  const smaller: unknown[] = JSON.parse(benchmarkActionJson(document, "lower"));
  const bigger: unknown[] = JSON.parse(benchmarkActionJson(document, "higher"));
  expect(bigger).toEqual([
    {
      name: "runc: density, hold, p50",
      unit: "instances",
      value: 900,
      extra: expect.stringMatching(/^unsure -10\.0 %/),
    },
  ]);
  // Two quantiles of six targets, and the memory of one.
  expect(smaller).toHaveLength(13);
  for (const entry of [...smaller, ...bigger]) {
    expect(entry).toEqual({
      name: expect.any(String),
      unit: expect.any(String),
      value: expect.any(Number),
      extra: expect.any(String),
    });
  }
});
