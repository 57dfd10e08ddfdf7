import { expect, test } from "vitest";
import { examplePerformance } from "../../testing/example-performance.ts";
import { performanceMerits } from "./performance-merit.ts";

const runc = { target: "runc", technology: "container" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;

test("work per second over that of a plain process, by kind of work", () => {
  const merits = performanceMerits(
    examplePerformance(
      { of: wasmtime, kind: "integer", times: 1.25 },
      { of: wasmtime, kind: "memory-latency", times: 2 },
      { of: runc, kind: "integer", times: 1 },
    ),
  );
  expect(merits.map(({ target, work, merit }) => [target.en, work, merit])).toEqual([
    ["runc", "integer", expect.closeTo(1, 2)],
    ["wasmtime/aot", "integer", expect.closeTo(0.8, 2)],
    ["wasmtime/aot", "memory-latency", expect.closeTo(0.5, 2)],
  ]);
});

test("what is faster than a plain process has no more merit than it", () => {
  expect(performanceMerits(examplePerformance({ of: runc, kind: "integer", times: 0.7 }))).toMatchObject([
    { merit: 1 },
  ]);
});

test("neither an emulated CPU, nor instances in one process, nor a further build, nor what cannot be done has one", () => {
  const none = examplePerformance(
    { of: { target: "qemu/microvm", technology: "vm", accelerated: false }, kind: "integer", times: 20 },
    { of: { ...wasmtime, layer: "in-process" }, kind: "integer", times: 1 },
    { of: { ...wasmtime, target: "wasmtime/jit", workload: "integer-simd" }, kind: "integer", times: 1 },
    { of: { ...wasmtime, target: "jco" }, kind: "integer", times: null },
  );
  expect(performanceMerits(none)).toEqual([]);
});
