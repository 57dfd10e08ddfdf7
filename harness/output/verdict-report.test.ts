import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { claims } from "../document/claims/index.ts";
import { judge } from "../document/judge.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { around, exampleSeries } from "../testing/example-series.ts";
import { verdictReport } from "./verdict-report.ts";

const hostile = "\u001B[2J\u009B31m\u0007沙盒\u202E`|<img src=x onerror=alert(1)>";

const judged = judge(
  claims,
  exampleRuns({
    startup: exampleSeries(
      { of: { target: "runc", technology: "container" }, ms: [...around(30, 319), null] },
      { of: { target: "gvisor/systrap", technology: "sandbox", flags: ["loaded"] }, ms: around(150, 30) },
      { of: { target: "qemu/q35", technology: "vm", accelerated: false }, ms: around(3000, 12) },
      { of: { target: "wasmtime/aot", technology: "wasm" }, ms: around(6, 320) },
      { of: { target: "jco", technology: "wasm" }, ms: around(60, 320) },
    ),
  }),
);
const some = judged.filter(({ claim }) =>
  ["overhead-startup-vm", "overhead-startup-wasm", "theorem-1-startup"].includes(claim.id),
);

test("tells claim, figure, observations and reason", async () => {
  await expect(verdictReport(some, { columns: 80, color: false })).toMatchFileSnapshot("golden/verdict-report-80.txt");
});

test("says when nothing was measured", () => {
  const report = verdictReport(judge(claims, exampleRuns()), { columns: 100, color: false });
  expect(report).toMatch(/· unmeasured: A Kata sandbox starts in 200 to 500 milliseconds\.\n {4}Printed: 200-500毫秒/);
  expect(report.endsWith(`\n${claims.length} claims: ${claims.length} unmeasured.\n`)).toBe(true);
});

test.each([48, 80, 110, 140, 300])("no line is wider than a terminal of %d columns", (columns) => {
  for (const line of verdictReport(judged, { columns, color: true }).split("\n")) {
    expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(columns);
  }
});

test("colour changes nothing but colour", () => {
  const colored = verdictReport(judged, { columns: 90, color: true });
  const plain = verdictReport(judged, { columns: 90, color: false });
  expect(colored).not.toBe(plain);
  expect(stripVTControlCharacters(colored)).toBe(plain);
});

test("a hostile name cannot steer the terminal", () => {
  const report = verdictReport(
    judge(
      claims,
      exampleRuns({
        startup: exampleSeries({
          of: { target: hostile, technology: "wasm", versions: { [hostile]: hostile } },
          ms: around(6),
        }),
      }),
    ),
    { columns: 140, color: false },
  );
  // oxlint-disable-next-line no-control-regex -- these are what must not be there
  expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
  expect(report).toContain("\\u001b[2J");
});
