import type { StartupSample } from "../records/startup-sample.ts";
import type { RecordedStart } from "../records/startup-line.ts";
import { StartupCollector, type StartupSeries } from "../records/startup-series.ts";
import { exampleSample } from "./example-sample.ts";

/** Some starts of one target: a value in milliseconds, or null for a start that failed. */
export interface ExampleStarts {
  readonly of: Partial<StartupSample>;
  readonly ms: readonly (number | null)[];
}

/** `n` starts around `ms`, which is their median and lies within any interval of it. */
export function around(ms: number, n = 20): number[] {
  return Array.from({ length: n }, (_, index) => ms * (1 + (0.02 * (index - (n - 1) / 2)) / n));
}

export function exampleSeries(...all: readonly ExampleStarts[]): StartupSeries[] {
  const collector = new StartupCollector();
  for (const { of, ms } of all) {
    for (const value of ms) {
      const sample: RecordedStart = exampleSample({
        ...(value === null ? { outcome: "failed", value: null } : { value: value * 1e6 }),
        ...of,
      });
      collector.add(sample);
    }
  }
  return collector.series();
}
