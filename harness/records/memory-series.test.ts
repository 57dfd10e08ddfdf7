import { expect, test } from "vitest";
import { exampleClimb, exampleMemory } from "../testing/example-memory.ts";
import { capacity, referenceServer } from "./capacity.ts";
import { memoryFit } from "./memory-fit.ts";
import { MemoryCollector } from "./memory-series.ts";

test("fixed and marginal cost by each view, and what no process's set explains by its parts", () => {
  const [series] = exampleMemory({ fixed: 4e6, each: 2e6, beyond: 1e5 });
  if (series === undefined) throw new Error("There is no series.");
  const { views, residual, residualParts, components, mostInstances, climbs } = memoryFit(series);
  expect(views.pss?.slope.value).toBeCloseTo(2e6, 3);
  expect(views.pss?.intercept.value).toBeCloseTo(4e6, 3);
  expect(views.uss?.intercept.value).toBeCloseTo(0, 3);
  expect(views.available?.slope.value).toBeCloseTo(2.1e6, 3);
  expect(residual?.slope.value).toBeCloseTo(1e5, 3);
  expect(residualParts["page-tables"]).toBeCloseTo(1e5, 3);
  expect(residualParts.other).toBeCloseTo(0, 3);
  expect(components.get("workload")?.slope.value).toBeCloseTo(2e6, 3);
  expect(views.cgroup).toBeUndefined();
  expect({ mostInstances, climbs }).toEqual({ mostInstances: 10, climbs: 3 });
});

test("what the harness grows by is not the instances'", () => {
  const climb = exampleClimb({ fixed: 0, each: 1e6 }).map((sample) => ({
    ...sample,
    harness: { ...sample.harness, unbackedPssBytes: sample.harness.unbackedPssBytes + 5e5 * sample.instances },
    host: { ...sample.host, availableBytes: sample.host.availableBytes - 5e5 * sample.instances },
  }));
  const collector = new MemoryCollector();
  for (const sample of climb) collector.add(sample);
  const [series] = collector.series();
  expect(series && memoryFit(series).views.available?.slope.value).toBeCloseTo(1e6, 3);
});

test("series of unlike conditions are never mixed", () => {
  const all = exampleMemory(
    { fixed: 0, each: 1e6 },
    { fixed: 0, each: 2e6, of: { dirtyBytes: 8 * 1024 ** 2 } },
    { fixed: 0, each: 3e6, of: { target: "runc", technology: "container" } },
    { fixed: 0, each: 4e6, of: { artefactSha256: "1".repeat(64) } },
  );
  expect(all.map((series) => Math.round((memoryFit(series).views.pss?.slope.value ?? 0) / 1e6))).toEqual([1, 2, 4, 3]);
});

test("a level that failed is told and not counted; without a baseline nothing is", () => {
  const [empty, first, ...others] = exampleClimb({ fixed: 0, each: 1e6 });
  if (empty === undefined || first === undefined) throw new Error("The climb is too short.");
  const failed = new MemoryCollector();
  for (const sample of [
    empty,
    first,
    ...others.map((one) => ({ ...one, outcome: "failed" as const, value: null, error: "gone" })),
  ]) {
    failed.add(sample);
  }
  expect(failed.series()).toMatchObject([{ readings: [{ instances: 1 }], failures: ["gone", "gone", "gone"] }]);
  const headless = new MemoryCollector();
  headless.add(first);
  expect(headless.series()).toMatchObject([{ readings: [], failures: [expect.stringMatching(/without instances/)] }]);
});

test("capacity is what fits into memory less what the host keeps; more per instance is fewer", () => {
  const [small, large] = [1e6, 1e8].map((each) => {
    const [series] = exampleMemory({ fixed: 0, each });
    const available = series && memoryFit(series).views.available;
    return available && capacity(available, referenceServer.bytes);
  });
  expect(small?.value).toBe(Math.floor((254 * 1024 ** 3) / 1e6));
  expect(large?.value).toBe(Math.floor((254 * 1024 ** 3) / 1e8));
});

test("an instance that takes nothing has no capacity to be told", () => {
  const [series] = exampleMemory({ fixed: 5e6, each: 0 });
  const available = series && memoryFit(series).views.available;
  expect(available && capacity({ ...available, slope: { ...available.slope, value: -1 } }, 1e9)).toBeUndefined();
});

test("memory of other processes is told apart, not taken for the instances'", () => {
  const climb = exampleClimb({ fixed: 0, each: 1e6 }).map((sample) => ({
    ...sample,
    host: { ...sample.host, anonymousBytes: sample.host.anonymousBytes + (sample.instances === 5 ? 7e7 : 0) },
  }));
  const collector = new MemoryCollector();
  for (const sample of climb) collector.add(sample);
  const [series] = collector.series();
  expect(series && memoryFit(series).foreignBytes).toBeCloseTo(7e7, 3);
});
