import { expect, test } from "vitest";
import { examplePerformance } from "../../testing/example-performance.ts";
import { performanceFigures } from "./performance-figures.ts";

const runc = { target: "runc", technology: "container" } as const;
const wasmtime = { target: "wasmtime/aot", technology: "wasm" } as const;

test("kinds in their order, each workload together, the plain process by its latencies only", () => {
  const reads = { workload: "reads", baseline: "reads" };
  const writes = { workload: "writes", baseline: "writes" };
  const figures = performanceFigures(
    examplePerformance(
      { of: runc, kind: "requests", times: 1.1 },
      { of: { ...runc, ...reads }, kind: "host-calls", times: 1 },
      { of: { ...runc, ...writes }, kind: "host-calls", times: 1 },
      { of: { ...wasmtime, ...reads }, kind: "host-calls", times: 2 },
      { of: { ...wasmtime, ...writes }, kind: "host-calls", times: 2 },
    ),
  );
  expect(figures.map(({ series: { target, workload } }) => `${workload}: ${target}`)).toEqual([
    "reads: wasmtime/aot",
    "reads: runc",
    "writes: wasmtime/aot",
    "writes: runc",
    "requests: process",
    "requests: runc",
  ]);
});
