/** Reads the folders of one or more runs as one body of samples. */
import { UsageError } from "../errors.ts";
import { hostDifferences } from "../host/fingerprint.ts";
import { DensityCollector, type DensityRamp } from "./density-series.ts";
import { readHostRecord } from "./host-record.ts";
import { IsolationCollector, type IsolationSeries } from "./isolation-series.ts";
import { MemoryCollector, type MemorySeries } from "./memory-series.ts";
import { PerformanceCollector, type PerformanceSeries } from "./performance-series.ts";
import { readSamples, type RecordedSample } from "./reader.ts";
import { samplesFile } from "./run-folder.ts";
import { StartupCollector, type StartupSeries } from "./startup-series.ts";

/** What the runs hold, by metric. */
export interface RecordedRuns {
  readonly startup: readonly StartupSeries[];
  readonly memory: readonly MemorySeries[];
  readonly density: readonly DensityRamp[];
  readonly performance: readonly PerformanceSeries[];
  readonly isolation: readonly IsolationSeries[];
  /** Sentences: what was tolerated on reading. */
  readonly warnings: readonly string[];
}

/**
 * @param folders at least one.
 * @throws UsageError where a folder cannot be read, is malformed or of a newer schema, or is of another host than the
 * first: numbers of two hosts are never one series.
 */
export function readRuns(folders: readonly string[]): RecordedRuns {
  const [first, ...others] = folders.map((folder) => ({ folder, host: readHostRecord(folder) }));
  for (const { folder, host } of others) {
    const differences = hostDifferences(first?.host, host);
    if (differences.length === 0) continue;
    throw new UsageError(
      "results",
      `${folder} and ${first?.folder} are of two hosts: ${differences.join(", ")} differ.`,
      "Give runs of one host at a time; compare lays runs of two hosts side by side.",
    );
  }
  const startup = new StartupCollector();
  const memory = new MemoryCollector();
  const density = new DensityCollector();
  const performance = new PerformanceCollector();
  const isolation = new IsolationCollector();
  const add = (sample: RecordedSample): void => {
    switch (sample.metric) {
      case "startup":
        startup.add(sample);
        break;
      case "memory":
        memory.add(sample);
        break;
      case "density":
        density.add(sample);
        break;
      case "performance":
        performance.add(sample);
        break;
      case "isolation":
        isolation.add(sample);
        break;
    }
  };
  /** Position in `folders`, by run. */
  const seen = new Map<string, number>();
  const warnings = folders.flatMap((folder, position) => {
    let run: string | undefined;
    const { lines, warning } = readSamples(samplesFile(folder), (sample) => {
      if (sample.run !== run) {
        run = sample.run;
        if ((seen.get(run) ?? position) !== position) {
          throw new UsageError("results", `${folder} is a run that was named before.`, "Name each run once.");
        }
        seen.set(run, position);
      }
      add(sample);
    });
    if (warning !== undefined) return [warning];
    return lines === 0 ? [`${samplesFile(folder)} is empty.`] : [];
  });
  return {
    startup: startup.series(),
    memory: memory.series(),
    density: density.ramps(),
    performance: performance.series(),
    isolation: isolation.series(),
    warnings,
  };
}
