import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MemoryCollector, type MemorySeries } from "../../records/memory-series.ts";
import { exampleClimb, exampleMemory } from "../../testing/example-memory.ts";
import { measuredDensities } from "./measured-density.ts";
import { type MemoryFactor, measuredFactors, type TechnologyFactor } from "./measured-factors.ts";

const MEBIBYTE = 1024 ** 2;
const wasm = { target: "wasmtime/aot", technology: "wasm" } as const;
const container = { target: "runc", technology: "container" } as const;
const vm = { target: "qemu/microvm", technology: "vm", accelerated: false } as const;

/** Three climbs over 1, 2 and 5 instances that hold these sums. */
function scattered(of: typeof wasm | typeof container, sums: readonly number[]): MemorySeries[] {
  const collector = new MemoryCollector();
  const levels = [1, 2, 5];
  for (const block of [0, 1, 2]) {
    for (const sample of exampleClimb({ of: { ...of, block }, fixed: 0, each: 0, levels })) {
      const value = sums[3 * block + levels.indexOf(sample.instances)] ?? 0;
      const own = sample.components["workload"];
      const components = own === undefined ? {} : { workload: { ...own, pssBytes: value } };
      collector.add({ ...sample, value, components });
    }
  }
  return collector.series();
}

/** A slope for each climb, intervals by Student's t with 2 degrees of freedom: worked out in Python. */
const scatteredWasm = scattered(wasm, [5.1e6, 7e6, 13.2e6, 4.9e6, 7.2e6, 12.9e6, 5e6, 7.1e6, 13e6]);
const scatteredContainer = scattered(container, [30e6, 52e6, 110e6, 31e6, 49e6, 112e6, 30.5e6, 50e6, 111e6]);

function factorOf(all: readonly TechnologyFactor[], technology: string, over: string): TechnologyFactor {
  const found = all.find((one) => one.technology === technology && one.over === over);
  if (found === undefined) throw new Error(`There is no factor of ${technology} over ${over}.`);
  return found;
}

function onlyPair(memory: readonly MemorySeries[], over = "container"): MemoryFactor {
  const [pair] = factorOf(measuredFactors(memory, []), "wasm", over).byMemory;
  if (pair === undefined) throw new Error("There is no pair.");
  return pair;
}

test("N less the fixed cost, over what one more takes", () => {
  const [one] = measuredDensities(exampleMemory({ of: wasm, fixed: 4e6, each: 2e6, beyond: 5e5 }));
  // 16,000 MiB: (16,777,216,000 - 4,000,000) / 2,000,000 and, with the kernel's part, / 2,500,000.
  expect(one?.views.pss?.density.value).toBeCloseTo(8386.608, 3);
  expect(one?.views.available?.density.value).toBeCloseTo(6709.2864, 3);
  expect(one?.views.pss?.overhead.value).toBeCloseTo(4e6 / (16_000 * MEBIBYTE), 9);
});

test("the interval is that of both parameters at once", () => {
  const [one] = measuredDensities(scatteredWasm);
  expect(one?.views.pss?.perInstanceBytes.value).toBeCloseTo(2_001_282.051_282, 3);
  expect(one?.views.pss?.density.value).toBeCloseTo(8381.714_593, 2);
  expect(one?.views.pss?.density.interval.low).toBeCloseTo(7956.156_393, 1);
  expect(one?.views.pss?.density.interval.high).toBeCloseTo(8855.363_619, 1);
});

test("a factor is the quotient of two densities, its interval that of four parameters at once", () => {
  const { pss } = onlyPair([...scatteredWasm, ...scatteredContainer]).views;
  expect(pss?.value).toBeCloseTo(10.071_573_75, 5);
  expect(pss?.interval.low).toBeCloseTo(8.667_552_49, 3);
  expect(pss?.interval.high).toBeCloseTo(11.708_151_23, 3);
});

test("homogeneous of degree 0 in all memory together: its unit does not matter", () => {
  const size = fc.double({ min: 1e4, max: 1e8, noNaN: true });
  fc.assert(
    fc.property(size, size, fc.double({ min: 0.01, max: 10, noNaN: true }), (fixed, each, unit) => {
      const [plain] = exampleMemory({ of: wasm, fixed, each });
      const [scaled] = exampleMemory({ of: wasm, fixed: unit * fixed, each: unit * each });
      if (plain === undefined || scaled === undefined) throw new Error("There is no series.");
      const densities = measuredDensities([plain, { ...scaled, hostBytes: unit * plain.hostBytes }]);
      const [one, other] = densities.map(({ views }) => views.pss?.density.value ?? Number.NaN);
      expect(Math.abs((other ?? 0) / (one ?? 1) - 1)).toBeLessThan(1e-6);
    }),
  );
});

test("exchanged, a factor and its interval are inverted", () => {
  const asContainer = scatteredWasm.map((series) => ({ ...series, ...container }));
  const asWasm = scatteredContainer.map((series) => ({ ...series, ...wasm }));
  const there = onlyPair([...scatteredWasm, ...scatteredContainer]).views.pss;
  const back = onlyPair([...asWasm, ...asContainer]).views.pss;
  expect((there?.value ?? 0) * (back?.value ?? 0)).toBeCloseTo(1, 9);
  expect((there?.interval.low ?? 0) * (back?.interval.high ?? 0)).toBeCloseTo(1, 9);
  expect((there?.interval.high ?? 0) * (back?.interval.low ?? 0)).toBeCloseTo(1, 9);
});

test("a factor over an emulated machine is only the most", () => {
  const pair = onlyPair(exampleMemory({ of: wasm, fixed: 0, each: 1e6 }, { of: vm, fixed: 0, each: 1e8 }), "vm");
  expect(pair).toMatchObject({ atMost: true, atLeast: false, sameLayer: true });
  expect(pair.views.pss?.value).toBeCloseTo(100, 3);
});

test("instances in one process are of another layer than containers", () => {
  const embedded = { target: "wasmtime-embedded/pooling", technology: "wasm", layer: "in-process" } as const;
  const memory = exampleMemory({ of: embedded, fixed: 0, each: 1e4 }, { of: container, fixed: 0, each: 1e6 });
  expect(onlyPair(memory).sameLayer).toBe(false);
});

test("where one more was seen to take nothing, nothing bounds how many fit", () => {
  const sums = [5e6, 4e6, 5e6, 4e6, 5e6, 4e6, 5e6, 4.2e6, 4.4e6];
  const [one] = measuredDensities(scattered(wasm, sums));
  expect(one?.views.pss?.density.value).toBeUndefined();
  expect(one?.views.pss?.density.interval.high).toBe(Infinity);
  expect(one?.views.pss?.density.interval.low).toBeGreaterThan(1);
});

test("two climbs have no interval, and so no density", () => {
  const [one] = measuredDensities(exampleMemory({ of: wasm, fixed: 0, each: 1e6, climbs: 2 }));
  expect(one?.views).toEqual({ pss: undefined, available: undefined });
});

test("neither the baseline nor instances at work are densities of the document's technologies", () => {
  const busy = { ...wasm, dirtyBytes: MEBIBYTE };
  expect(measuredDensities(exampleMemory({ fixed: 0, each: 1e6 }, { of: busy, fixed: 0, each: 1e6 }))).toEqual([]);
});
