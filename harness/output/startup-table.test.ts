import { expect, test } from "vitest";
import { StartupCollector } from "../records/startup-series.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { around, exampleSeries } from "../testing/example-series.ts";
import { startupSummary } from "./startup-summary.ts";
import { startupTable } from "./startup-table.ts";

const runc = { target: "runc", technology: "container", versions: { runc: "1.1.5" } } as const;

test("failures are in the quantiles, not left out of them", () => {
  const [series] = exampleSeries({ of: runc, ms: [...around(30, 94), ...Array.from({ length: 6 }, () => null)] });
  const summary = series && startupSummary(series);
  expect(summary).toMatchObject({ samples: 100, failures: 6, p95Ns: Infinity, p99Ns: Infinity, maxNs: Infinity });
  expect(summary?.p50Ns).toBeCloseTo(30e6, -5);
});

test.each([
  [19, false, false],
  [20, true, false],
  [99, true, false],
  [100, true, true],
])("%d starts: p95 %s, p99 %s", (n, p95, p99) => {
  const [series] = exampleSeries({ of: runc, ms: around(30, n) });
  const summary = series && startupSummary(series);
  expect([summary?.p95Ns !== undefined, summary?.p99Ns !== undefined]).toEqual([p95, p99]);
});

test("one row for each series, baseline first, what limits it noted", () => {
  const table = startupTable(
    exampleSeries(
      { of: { target: "qemu/q35", technology: "vm", accelerated: false }, ms: around(3000, 6) },
      { of: runc, ms: [...around(30, 19), null] },
      { of: { ...runc, series: { cache: "cold", concurrency: 10 }, flags: ["loaded"] }, ms: around(90, 3) },
      { of: {}, ms: around(0.5) },
      { of: { target: "evil`|\n<b>", technology: "wasm" }, ms: around(5, 7) },
    ),
  );
  expect(table).toMatchInlineSnapshot(`
    "| Target | Technology | Layer | Page cache | Starts | Failed | p50 [95 %] | p95 | p99 | max | Notes |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    | \`process\` | process | runtime | warm, one at a time | 20 | 0 | 500 µs [498 µs, 502 µs] | 504 µs | – | 505 µs |  |
    | \`evil'\\|\\u000a<b>\` | wasm | runtime | warm, one at a time | 7 | 0 | 5.00 ms [4.96 ms, 5.04 ms] | – | – | 5.04 ms |  |
    | \`runc\` | container | runtime | warm, one at a time | 20 | 1 | 30.0 ms [29.9 ms, 30.2 ms] | never | – | never | \`runc 1.1.5\` |
    | \`runc\` | container | runtime | cold, 10 at once | 3 | 0 | 90.0 ms | – | – | 90.6 ms | \`loaded\` 100 %, \`runc 1.1.5\` |
    | \`qemu/q35\` | vm | runtime | warm, one at a time | 6 | 0 | 3.00 s [2.98 s, 3.03 s] | – | – | 3.03 s | emulated CPU: an upper bound |
    "
  `);
});

test("what Node's clock has timed is told as such, with how late it may be where that is known", () => {
  const late = Array.from({ length: 100 }, (_, index) => (index + 1) * 10_000);
  const starts = late.map((readyLateAtMostNs) => ({ events: { readyNs: 500_000, readyLateAtMostNs } }));
  const collector = new StartupCollector();
  for (const start of starts) collector.add(exampleSample({ ...start, clock: "node" }));
  const known = startupTable(collector.series());
  expect(known).toContain("timed by Node, late by at most 505 µs (p50) and 990 µs (p99)");
  expect(startupTable(exampleSeries({ of: { clock: "node" }, ms: [1] }))).toMatch(/timed by Node(?!, late)/);
  expect(startupTable(exampleSeries({ of: {}, ms: [1] }))).not.toContain("timed by Node");
});
