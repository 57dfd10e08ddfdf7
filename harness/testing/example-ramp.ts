import type { RecordedDensityEnd, RecordedDensityStep } from "../records/density-line.ts";
import { DensityCollector, type DensityRamp } from "../records/density-series.ts";
import { exampleClimb } from "./example-memory.ts";
import { exampleSample } from "./example-sample.ts";

function common() {
  const {
    schema: _,
    series: _series,
    gapNs: _gap,
    events: _events,
    resources: _resources,
    ...conditions
  } = exampleSample();
  const flags: string[] = [];
  return { ...conditions, workload: "hold", metric: "density" as const, unit: "instances" as const, flags };
}

export function exampleRampEnd(changes: Partial<RecordedDensityEnd> = {}): RecordedDensityEnd {
  const { clock: _, ...conditions } = common();
  return {
    ...conditions,
    value: 100,
    phase: "end",
    boundBy: "memory",
    why: "1000 MiB are available, the floor is 1024 MiB",
    cleanupNs: 5e8,
    leftBehind: { processes: 0, cgroups: 0, mounts: 0 },
    ...changes,
  };
}

function step(live: number, started: number): RecordedDensityStep {
  const [{ host } = { host: undefined }] = exampleClimb({ fixed: 0, each: 0, levels: [] });
  if (host === undefined) throw new Error("A climb begins with the host.");
  return {
    ...common(),
    value: live,
    phase: "step",
    startNs: Array.from({ length: started }, (_, index) => 1e6 + index),
    stepNs: started * 1e6,
    answerNs: [1e5],
    host,
    resources: { pids: { used: 200 + live, limit: 32_768 } },
    harnessBytes: 6e7,
  };
}

export interface ExampleRamp {
  readonly of?: Partial<RecordedDensityEnd>;
  readonly live: number;
  /** Absent: the run was killed on the way. */
  readonly ended?: boolean;
}

/** Two steps up to `live`, and the end. */
export function exampleRamps(...all: readonly ExampleRamp[]): DensityRamp[] {
  const collector = new DensityCollector();
  for (const { of = {}, live, ended = true } of all) {
    const { target, technology, layer, accelerated } = { ...common(), ...of };
    const conditions = { target, technology, layer, accelerated };
    const half = Math.floor(live / 2);
    collector.add({ ...step(half, half), ...conditions });
    collector.add({ ...step(live, live - half), ...conditions, index: 1 });
    if (ended) collector.add(exampleRampEnd({ ...conditions, index: 2, value: live, ...of }));
  }
  return collector.ramps();
}
