import { expect, test } from "vitest";
import type { StartupSample } from "../records/sample.ts";
import { StartupCollector } from "../records/startup-series.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { startupTable } from "./startup-table.ts";

function tableOf(samples: readonly Partial<StartupSample>[]): string {
  const collector = new StartupCollector();
  for (const sample of samples) collector.add(exampleSample(sample));
  return startupTable(collector.series());
}

test("what Node's clock has timed is told as such, with how late it may be where that is known", () => {
  const late = Array.from({ length: 100 }, (_, index) => ({
    clock: "node" as const,
    events: { readyNs: 500_000, readyLateAtMostNs: (index + 1) * 10_000 },
  }));
  expect(tableOf(late)).toContain("timed by Node, late by at most 505 µs (p50) and 990 µs (p99)");
  expect(tableOf([{ clock: "node" }])).toMatch(/timed by Node(?!, late)/);
  expect(tableOf([{}])).not.toContain("timed by Node");
});
