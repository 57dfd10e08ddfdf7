import { SAMPLE_SCHEMA } from "../records/common-sample.ts";
import type { StartupSample } from "../records/startup-sample.ts";

/** A sample as a quiet host would give it, changed as a test needs it. */
export function exampleSample(changes: Partial<StartupSample> = {}): StartupSample {
  return {
    schema: SAMPLE_SCHEMA,
    run: "20260101T000000-abcdef",
    target: "process",
    technology: "process",
    layer: "runtime",
    workload: "noop",
    metric: "startup",
    series: { cache: "warm", concurrency: 1 },
    block: 1,
    index: 0,
    warmup: false,
    outcome: "ok",
    value: 500_000,
    unit: "ns",
    accelerated: true,
    clock: "launcher",
    gapNs: 5_000_000,
    flags: [],
    events: { spawnedNs: 300_000, firstByteNs: 499_000, readyNs: 500_000, exitedNs: 600_000 },
    resources: { userNs: 100_000, systemNs: 300_000, taskClockNs: 400_000, maxRssBytes: 800_000 },
    versions: {},
    artefactSha256: "0".repeat(64),
    ...changes,
  };
}

type StartupOnly = "series" | "clock" | "gapNs" | "events" | "resources";

/** What samples of all metrics have. */
export function exampleCommon(): Omit<StartupSample, StartupOnly> {
  const {
    series: _series,
    clock: _clock,
    gapNs: _gap,
    events: _events,
    resources: _resources,
    ...common
  } = exampleSample();
  return common;
}
