import { expect, test } from "vitest";
import { exampleRecords, exampleReport } from "../../testing/example-report.ts";
import { exampleRuns } from "../../testing/example-runs.ts";
import { around, exampleSeries } from "../../testing/example-series.ts";
import { csvReport } from "./csv-report.ts";

/** RFC 4180, read back: quotes, commas and line ends within quotes. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("one row for each claim and target, as many fields as headings", () => {
  const model = exampleReport();
  const [header = [], ...rows] = parsed(csvReport(model));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
  expect(rows).toHaveLength(model.judged.reduce((sum, { targets }) => sum + Math.max(1, targets.length), 0));
  const runc = rows.find(([id, ...rest]) => id === "overhead-startup-container" && rest.includes("runc")) ?? [];
  expect(Object.fromEntries(header.map((name, position) => [name, runc[position]]))).toMatchObject({
    printed: "1-3秒",
    verdict: "contradicted",
    unit: "ns",
    samples: "300",
    failures: "1",
    target_verdict: "contradicted",
    observed: expect.stringMatching(/^30\d{6}/),
  });
});

test("a claim without any target has its verdict and no figures", () => {
  const rows = parsed(csvReport(exampleReport(exampleRuns())));
  expect(rows[1]?.slice(7, 17)).toEqual(["unmeasured", "facts", "", "", "", "", "", "", "0", "0"]);
});

test("no text is a formula, and quotes are doubled", () => {
  const hostile = `=HYPERLINK("x"),\r\n`;
  const csv = csvReport(
    exampleReport({
      ...exampleRecords(),
      startup: exampleSeries({ of: { target: hostile, technology: "wasm" }, ms: around(5) }),
    }),
  );
  expect(csv).toContain(`"'=HYPERLINK(""x""),\r\n"`);
  expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
});
