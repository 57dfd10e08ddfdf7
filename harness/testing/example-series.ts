import { type RecordedSample } from "../records/reader.ts";
import type { Sample } from "../records/sample.ts";
import { SeriesCollector, type StartupSeries } from "../records/startup-series.ts";
import { exampleSample } from "./example-sample.ts";

/** Some starts of one target: a value in milliseconds, or null for a start that failed. */
export interface ExampleStarts {
  readonly of: Partial<Sample>;
  readonly ms: readonly (number | null)[];
}

/** `n` starts around `ms`, which is their median and lies within any interval of it. */
export function around(ms: number, n = 20): number[] {
  return Array.from({ length: n }, (_, index) => ms * (1 + (0.02 * (index - (n - 1) / 2)) / n));
}

export function exampleSeries(...all: readonly ExampleStarts[]): StartupSeries[] {
  const collector = new SeriesCollector();
  for (const { of, ms } of all) {
    for (const value of ms) {
      const sample: RecordedSample = exampleSample({
        ...(value === null ? { outcome: "failed", value: null } : { value: value * 1e6 }),
        ...of,
      });
      collector.add(sample);
    }
  }
  return collector.series();
}
