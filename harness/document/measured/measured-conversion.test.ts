import { expect, test } from "vitest";
import { around, exampleSeries } from "../../testing/example-series.ts";
import { plainStarts } from "../evidence.ts";
import { measuredConversions } from "./measured-conversion.ts";

const wasm = { target: "wasmtime/aot", technology: "wasm" } as const;
const container = { target: "runc", technology: "container" } as const;

function conversionOf(of: object, ms: readonly (number | null)[]) {
  const [conversion] = measuredConversions(plainStarts(exampleSeries({ of, ms })));
  return conversion;
}

test("within the contract nothing is lost, one start past it loses", () => {
  const within = conversionOf(container, around(900, 100));
  expect(within).toMatchObject({ limitMs: 1000, within: 100, starts: 100, mean: 0 });
  expect(within?.median?.compound).toEqual({ value: 0, interval: { low: 0, high: 0 } });
});

test("0.5 % for each millisecond", () => {
  // All of them 72.774126 ms: 62.774126 over. Linear 0.31387; compound 1 - 0.995^62.774126 = 1 - e^-0.314657.
  const slow = conversionOf(
    wasm,
    Array.from({ length: 100 }, () => 72.774126),
  );
  expect(slow?.median?.linear.value).toBeCloseTo(0.313_870_63, 8);
  expect(slow?.median?.compound.value).toBeCloseTo(0.269_961, 5);
  expect(slow?.mean).toBeCloseTo(0.269_961, 5);
  expect(slow?.within).toBe(0);
});

test("the interval is that of the quantile's start", () => {
  const spread = conversionOf(
    wasm,
    Array.from({ length: 101 }, (_, index) => 10 + index),
  );
  // The median start, 60 ms, is 50 over: a quarter of the conversions by the linear reading.
  expect(spread?.median?.linear.value).toBeCloseTo(0.25, 9);
  expect(spread?.median?.linear.interval.low).toBeLessThan(0.25);
  expect(spread?.median?.linear.interval.high).toBeGreaterThan(0.25);
  expect(spread?.p95?.linear.value).toBeCloseTo(0.475, 9);
});

test("a failed start loses all", () => {
  const failing = conversionOf(wasm, [...around(5, 99), null]);
  expect(failing?.mean).toBeCloseTo(0.01, 9);
});

test("few starts have no interval, and so no loss", () => {
  expect(conversionOf(wasm, [5, 5, 5])).toMatchObject({ median: undefined, p95: undefined });
});

test("no contract is printed for virtual machines and sandboxes", () => {
  expect(conversionOf({ target: "gvisor/systrap", technology: "sandbox" }, around(100))).toBeUndefined();
});
