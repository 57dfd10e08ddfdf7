import { expect, test } from "vitest";
import { claims } from "../document/claims/index.ts";
import { judge } from "../document/judge.ts";
import { exampleRuns } from "../testing/example-runs.ts";
import { around, exampleSeries } from "../testing/example-series.ts";
import { verdictDocument } from "./verdict-json.ts";
import { verdictTable } from "./verdict-table.ts";

const container = claims.filter(({ id }) => id === "overhead-startup-container");
const judged = judge(
  container,
  exampleRuns({
    startup: exampleSeries({
      of: { target: "runc", technology: "container" },
      ms: [...around(30, 4), ...Array.from({ length: 3 }, () => null)],
    }),
  }),
);

test("the stable shape, with null for an end that nothing bounds", () => {
  expect(JSON.parse(JSON.stringify(verdictDocument(judged)))).toEqual({
    claims: [
      {
        id: "overhead-startup-container",
        section: expect.stringContaining("七、性能与效率实证数据"),
        place: "标准容器, 启动",
        technology: "container",
        metric: "startup",
        statement: expect.stringContaining("1 to 3 seconds"),
        claimed: "1-3秒",
        reading: expect.stringContaining("names no layer"),
        settledBy: expect.stringContaining("median"),
        unit: "ns",
        observed: [expect.closeTo(30e6, -6), expect.closeTo(30e6, -6)],
        interval: [expect.closeTo(30e6, -6), null],
        samples: 7,
        verdict: "inconclusive",
        why: expect.stringMatching(/across.*3 of 7 of runc/),
        targets: [
          {
            target: "runc",
            layer: "runtime",
            accelerated: true,
            observed: expect.closeTo(30e6, -6),
            interval: [expect.closeTo(30e6, -6), null],
            samples: 7,
            failures: 3,
            verdict: "inconclusive",
            why: "The interval lies across the claimed bound.",
          },
        ],
      },
    ],
  });
});

test("the same as a markdown table", () => {
  expect(verdictTable(judged)).toContain(
    "| A standard container starts in 1 to 3 seconds | `1-3秒` | 30.2 ms | 7 | inconclusive |",
  );
});
